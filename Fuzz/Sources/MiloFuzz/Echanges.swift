import MiloEvents

@testable import MiloCore

/// A CSV file: each separator, then the sketch of a mapping, then a mapping that reads it.
func lireCSV(_ octets: [UInt8]) {
  for separator in CSVReader.separators.map(Optional.some) + [nil] {
    var reader = CSVReader(utf8: octets, separator: separator)
    var row = 0
    while let record = try? reader.next() {
      loi(record.row > row, "les rangs d’un fichier CSV se suivent")
      row = record.row
    }
  }
  _ = try? NouveauModele(octets)
  importer(octets, modeles)
}

/// A mapping, used on a file that has a bit of everything.
func lireModele(_ octets: [UInt8]) {
  guard let modele = try? Modele(json: octets) else { return }
  importer(fichier, [modele])
}

private func importer(_ octets: [UInt8], _ modeles: [Modele]) {
  guard let fuseau = FuseauHoraire("Europe/Paris") else { return }
  for modele in modeles {
    guard let lu = try? ImportCSV(octets, modele, source: "/s", fuseau: fuseau) else { continue }
    for ligne in lu.lignes {
      loi(
        (try? EventReader.event(in: ligne.bytes)) != nil || ligne.bytes.count > 0,
        "une ligne importée n’est pas vide")
    }
  }
}

private let modeles: [Modele] = [
  """
  {"evenements":[{"type":"entretien","sujet":"id","time":{"colonne":"date","format":["AAAA-MM-JJ",\
  "JJ/MM/AAAA","JJ/MM/AAAA HH:mm"]},"champs":{"conseiller":{"colonne":"c"},"duree_min":{"colonne":"d",\
  "format":"duree"}}}]}
  """,
  """
  {"separateur":",","evenements":[{"type":"profil","sujet":"id","time":"date","champs":{"sexe":\
  {"colonne":"s","valeurs":{"F":"F","M":"M"}}}}]}
  """,
].compactMap { try? Modele(json: Array($0.utf8)) }

private let fichier = Array(
  """
  id;date;c;d;s;montant;commune
  J1;2022-03-14;c07;45;F;1 234,56;25056
  J2;14/03/2022 9:30;;0:45;"M
  ";-3;2A004
  "J""3";31182;c08;2,0;;=1+1;1,87128E+14
  J4
  \u{301}é;00/00/0000;NULL;N/A;-;1e400;\u{200B}

  """.utf8)
