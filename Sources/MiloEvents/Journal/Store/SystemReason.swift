#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What an error number of the system means, in French: a clause without capital or full stop.
///
/// The system's own words are in English on most machines, and speak of its inner life.
package func reason(ofSystemError code: Int32) -> String {
  switch code {
  case ENOENT: "ce fichier ou ce dossier n’existe pas"
  case EACCES, EPERM: "vous n’en avez pas le droit"
  case EISDIR: "c’est un dossier, un fichier est attendu"
  case ENOTDIR: "un élément du chemin n’est pas un dossier"
  case ELOOP: "c’est un lien, ou le chemin en traverse trop"
  case ENAMETOOLONG: "ce chemin est trop long"
  case EEXIST: "ce fichier existe déjà"
  case ENOTEMPTY: "ce dossier n’est pas vide"
  case EXDEV: "les deux chemins ne sont pas sur le même disque"
  case ENOSPC: "il n’y a plus de place sur le disque"
  case EDQUOT: "la place accordée sur ce disque est épuisée"
  case EFBIG: "ce fichier serait plus long que le système ne le permet"
  case EROFS: "ce disque est en lecture seule"
  case EIO: "le disque n’a pas répondu, ou mal"
  case ENXIO, ENODEV: "ce n’est pas un fichier, ou l’appareil est absent"
  case EMFILE: "ce programme a trop de fichiers ouverts"
  case ENFILE: "la machine a trop de fichiers ouverts"
  case ENOMEM: "la mémoire manque"
  case EBUSY, ETXTBSY: "un autre programme s’en sert"
  case EAGAIN: "ce n’est pas prêt, ou un autre programme s’en sert"
  case EPIPE: "le lecteur a fermé le tube"
  case EBADF: "ce flux est fermé"
  case EINVAL: "le système ne sait pas faire cela à cet endroit"
  case ENOSYS, ENOTSUP, EOPNOTSUPP: "ce disque ne sait pas faire cela"
  case ENOLCK: "ce disque ne sait pas poser de verrou"
  case EMLINK: "il y a déjà trop de liens"
  case ESTALE: "le partage a changé, ou n’est plus là"
  case ETIMEDOUT: "le disque ou le partage n’a pas répondu à temps"
  case ENOTCONN, EHOSTDOWN, EHOSTUNREACH, ENETDOWN, ENETUNREACH: "le partage n’est pas joignable"
  case EILSEQ: "ce nom n’est pas accepté par le disque"
  case EINTR: "l’opération a été interrompue"
  default: "le système répond par son erreur n° \(code)"
  }
}
