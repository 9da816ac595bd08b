/// The `id` of a line: a UUID of version 7.
struct Identifiant: Equatable {
  var haut: UInt64
  var bas: UInt64

  /// An id of a moment of recording, in Unix milliseconds.
  init(milliseconde: Int, hasard: inout Tirage) {
    haut = UInt64(milliseconde) << 16 | 0x7000 | hasard.bits() >> 52
    bas = 0x8000_0000_0000_0000 | hasard.bits() >> 2
  }

  private init() { (haut, bas) = (0, 0) }

  /// Stands where no line is named.
  static let aucun = Identifiant()
}

/// Whom or what a line names: a prefix and a number.
struct Repere {
  var prefixe: StaticString
  var numero: Int
  var chiffres: Int

  static func conseiller(_ numero: Int) -> Repere {
    Repere(prefixe: "c-", numero: numero, chiffres: 2)
  }
  static func site(_ numero: Int) -> Repere {
    Repere(prefixe: "site-", numero: numero, chiffres: 1)
  }
  static func employeur(_ numero: Int) -> Repere {
    Repere(prefixe: "EMP-", numero: numero, chiffres: 4)
  }
  static func offre(_ numero: Int) -> Repere { Repere(prefixe: "OF-", numero: numero, chiffres: 6) }
  static func partenaire(_ numero: Int) -> Repere {
    Repere(prefixe: "part-", numero: numero, chiffres: 2)
  }
  static func quartier(_ numero: Int) -> Repere {
    Repere(prefixe: "QP", numero: numero, chiffres: 3)
  }
  static func critere(_ numero: Int) -> Repere {
    Repere(prefixe: "CR-", numero: numero, chiffres: 2)
  }
  static func amelioration(_ numero: Int) -> Repere {
    Repere(prefixe: "AM-", numero: numero, chiffres: 4)
  }
}

/// Writes the bytes of canonical lines into a buffer that is emptied and used again.
///
/// The words it is given need no escape in JSON.
struct Plume {
  /// Whole lines, and the one being written.
  private(set) var octets: [UInt8] = []
  /// How many whole lines there are.
  private(set) var lignes = 0
  private var suitUnChamp = false

  init(capacite: Int) { octets.reserveCapacity(capacite) }

  mutating func vider() {
    octets.removeAll(keepingCapacity: true)
    lignes = 0
  }

  @inline(__always)
  mutating func mot(_ mot: StaticString) {
    octets.append(
      contentsOf: UnsafeBufferPointer(start: mot.utf8Start, count: mot.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func brut(_ texte: [UInt8]) { octets.append(contentsOf: texte) }

  @inline(__always)
  mutating func octet(_ caractere: Unicode.Scalar) {
    octets.append(UInt8(truncatingIfNeeded: caractere.value))
  }

  /// Decimal digits, filled with zeros on the left.
  mutating func nombre(_ nombre: Int, chiffres: Int = 1) {
    var puissance = 1
    var places = 1
    while places < chiffres || nombre / puissance >= 10 {
      puissance *= 10
      places += 1
    }
    while puissance > 0 {
      octets.append(48 + UInt8(truncatingIfNeeded: nombre / puissance % 10))
      puissance /= 10
    }
  }

  @inline(__always)
  private mutating func deuxChiffres(_ nombre: Int) {
    octets.append(48 + UInt8(truncatingIfNeeded: nombre / 10))
    octets.append(48 + UInt8(truncatingIfNeeded: nombre % 10))
  }

  /// Drawn letters of base64, four a group.
  mutating func base64(groupes: Int, _ tirage: inout Tirage) {
    let lettres = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for _ in 0..<(4 * groupes) { octets.append(lettres[tirage.sous(64)]) }
  }

  mutating func heure(_ seconde: Int) {
    deuxChiffres(seconde / 3600)
    octet(":")
    deuxChiffres(seconde / 60 % 60)
    octet(":")
    deuxChiffres(seconde % 60)
  }

  mutating func repere(_ repere: Repere) {
    mot(repere.prefixe)
    nombre(repere.numero, chiffres: repere.chiffres)
  }

  mutating func identifiant(_ identifiant: Identifiant) {
    hexadecimal(identifiant.haut >> 32, chiffres: 8)
    octet("-")
    hexadecimal(identifiant.haut >> 16, chiffres: 4)
    octet("-")
    hexadecimal(identifiant.haut, chiffres: 4)
    octet("-")
    hexadecimal(identifiant.bas >> 48, chiffres: 4)
    octet("-")
    hexadecimal(identifiant.bas, chiffres: 12)
  }

  @inline(__always)
  mutating func hexadecimal(_ valeur: UInt64, chiffres: Int) {
    for rang in stride(from: (chiffres - 1) * 4, through: 0, by: -4) {
      let quartet = UInt8(truncatingIfNeeded: valeur >> UInt64(rang)) & 15
      octets.append(quartet < 10 ? 48 + quartet : 87 + quartet)
    }
  }

  // MARK: - Objects

  @inline(__always)
  mutating func ouvrirObjet() {
    octet("{")
    suitUnChamp = false
  }

  @inline(__always)
  mutating func fermerObjet() {
    octet("}")
    suitUnChamp = true
  }

  @inline(__always)
  mutating func finirLigne() {
    octet("\n")
    lignes += 1
  }

  @inline(__always)
  mutating func cle(_ nom: StaticString) {
    if suitUnChamp { octet(",") }
    suitUnChamp = true
    octet("\"")
    mot(nom)
    octet("\"")
    octet(":")
  }

  @inline(__always)
  mutating func champ(_ nom: StaticString, _ valeur: StaticString) {
    cle(nom)
    octet("\"")
    mot(valeur)
    octet("\"")
  }

  @inline(__always)
  mutating func champ(_ nom: StaticString, _ valeur: Bool) {
    cle(nom)
    mot(valeur ? "true" : "false")
  }

  @inline(__always)
  mutating func champ(_ nom: StaticString, _ valeur: Int) {
    cle(nom)
    nombre(valeur)
  }

  @inline(__always)
  mutating func champ(_ nom: StaticString, _ valeur: Repere) {
    cle(nom)
    octet("\"")
    repere(valeur)
    octet("\"")
  }

  @inline(__always)
  mutating func champ(_ nom: StaticString, _ valeur: Identifiant) {
    cle(nom)
    octet("\"")
    identifiant(valeur)
    octet("\"")
  }

  @inline(__always)
  mutating func champ(_ nom: StaticString, jour: Int, _ calendrier: Calendrier) {
    cle(nom)
    octet("\"")
    calendrier.ecrire(jour, dans: &octets)
    octet("\"")
  }

  mutating func champ(_ nom: StaticString, mois: Int) {
    cle(nom)
    octet("\"")
    nombre(mois / 12, chiffres: 4)
    octet("-")
    deuxChiffres(mois % 12 + 1)
    octet("\"")
  }

  mutating func champ(_ nom: StaticString, heure: HeureLocale, _ calendrier: Calendrier) {
    cle(nom)
    octet("\"")
    moment(heure, calendrier)
    octet("\"")
  }

  @inline(__always)
  mutating func date(_ jour: Int, _ calendrier: Calendrier) {
    calendrier.ecrire(jour, dans: &octets)
  }

  /// A time of Paris with its offset.
  mutating func moment(_ heure: HeureLocale, _ calendrier: Calendrier) {
    calendrier.ecrire(heure.jour, dans: &octets)
    octet("T")
    self.heure(heure.seconde)
    mot(calendrier.avance(heure.jour) == 2 ? "+02:00" : "+01:00")
  }

  /// A list of strings.
  mutating func champ(
    _ nom: StaticString, liste nombre: Int, _ element: (inout Plume, Int) -> Void
  ) {
    cle(nom)
    octet("[")
    for rang in 0..<nombre {
      if rang > 0 { octet(",") }
      octet("\"")
      element(&self, rang)
      octet("\"")
    }
    octet("]")
  }
}
