import MiloCore
import MiloEvents

extension Arguments {
  /// Writes the yearly report on several structures, their journals read one after the other.
  func rapport(
    _ ensemble: JournauxNommes, _ periode: Periode, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    if secret != nil {
      throw Failure(
        code: .usage,
        message: "le rapport de plusieurs structures ne cache pas encore les petits comptes ; "
          + "« milo stats --\(SharedOptions.publique.name) » donne l’ensemble qui peut sortir")
    }
    let filtres = try filtres()
    let tableaux = try tableaux(console)
    let choisie = try console.composition(self, nil, tableaux)
    let cle = try console.cleCommune(self)
    var rapport = try rapporting { () throws(RapportError) in
      try RapportReuni(
        periode, filtres: filtres, tableaux: tableaux,
        composition: choisie?.composition ?? .regionale, images: choisie?.images ?? [:], cle: cle)
    }
    let prepare = rapport
    let (code, notes) = try parcourir(ensemble, &console) { (tour) throws(Failure) in
      let lecture = try lire(tour.path, hashing: true, tour.console)
      if let note = lecture.histoires.silence(periode) { tour.say(note) }
      tour.inconnues = lecture.histoires.valeursInconnues(filtres)
      return try rapporting { () throws(RapportError) in try prepare.part(of: lecture) }
    } _: { (part, _) throws(Failure) in
      rapport.ajouter(part)
    }
    var report = try rapporting { () throws(RapportError) in
      try rapport.report(composition: choisie?.origine)
    }
    report.notes += notes
    try console.show(report, DisplayOptions(self))
    return code
  }
}

/// Runs what makes a yearly report, and says what is wrong as a failure.
private func rapporting<Result>(
  _ body: () throws(RapportError) -> Result
) throws(Failure) -> Result {
  do throws(RapportError) {
    return try body()
  } catch {
    throw Failure(error)
  }
}
