import Foundation
import MiloCore
import Testing

@Suite struct `CSV` {
  @Test func `has one tidy line for each cell`() {
    #expect(
      CSVFrontEnd().text(of: sampleReport) == """
        table,ligne,colonne,valeur,unite
        synthese,contact,valeur,1281,nombre
        synthese,contact,valeur_n_1,1300,nombre
        synthese,contact,evolution,-1.5,%
        synthese,part_accompagnes,valeur,80.0,%
        synthese,part_accompagnes,valeur_n_1,,%
        synthese,part_accompagnes,evolution,,%
        synthese,duree_moyenne,valeur,45,jours
        aides,cej,montant,123450,centimes
        aides,cej,etp,2.5,etp
        aides,cej,motif,"oui, ""vu""
        hier",texte

        """)
  }

  @Test func `has one line for each record of a flat list`() {
    #expect(
      CSVFrontEnd().text(of: report(allocations)) == """
        jeune,mois,du_centimes,etat
        J1,2022-03,52000,verse
        J2,2022-03,,"a,b"

        """)
  }

  @Test func `separates lists by an empty line`() {
    let csv = CSVFrontEnd()
    let list = csv.text(of: report(allocations))
    let cells = csv.text(of: report(synthese))
    #expect(csv.text(of: report(allocations, allocations)) == list + "\n" + list)
    let mixed = csv.text(of: report(synthese, allocations, synthese))
    #expect(mixed == cells + "\n" + list + "\n" + cells)
    #expect(csv.text(of: report()) == "")
  }

  @Test func `keeps its header when there is nothing to list`() {
    var empty = allocations
    empty.lignes = []
    #expect(CSVFrontEnd().text(of: report(empty)) == "jeune,mois,du_centimes,etat\n")
  }

  @Test(arguments: [
    ("simple", "simple"), (" espaces ", " espaces "), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""),
    ("a\r\nb", "\"a\r\nb\""), ("\n", "\"\n\""), ("été", "été"), ("", "\"\""),
  ])
  func `quotes only what needs it`(text: String, field: String) {
    let table = ReportTable(
      id: "t", titre: "", colonnes: [Colonne(id: "c", libelle: "", unite: .texte)],
      lignes: [Ligne(id: "l", libelle: "", valeurs: [.texte(text)])], disposition: .lignes)
    #expect(CSVFrontEnd().text(of: report(table)) == "c\n\(field)\n")
  }
}

@Suite struct `JSON` {
  @Test func `has the keys of the format, in its order, a line for each line`() {
    #expect(
      JSONFrontEnd().text(of: sampleReport) == #"""
        {"structure":"Mission locale « Est »","periode":{"debut":"2022-01-01","fin":"2022-12-31"},\#
        "vu_au":"2023-04-06","taille":12345,"racine":"00ff","tables":[
        {"id":"synthese","titre":"Synthèse","population":"contact",\#
        "definition":"Au moins un événement dans l'année.","lignes":[
        {"id":"contact","libelle":"En contact",\#
        "valeurs":{"valeur":1281,"valeur_n_1":1300,"evolution":-1.5}},
        {"id":"part_accompagnes","libelle":"Part accompagnée",\#
        "valeurs":{"valeur":80.0,"valeur_n_1":null,"evolution":null}},
        {"id":"duree_moyenne","libelle":"Durée moyenne","valeurs":{"valeur":45}}
        ]},
        {"id":"aides","titre":"Aides, \"montants\"","population":null,"definition":null,"lignes":[
        {"id":"cej","libelle":"CEJ | contrat",\#
        "valeurs":{"montant":123450,"etp":2.5,"motif":"oui, \"vu\"\nhier"}}
        ]}
        ]}

        """#)
  }

  @Test func `says null for what is not known`() {
    let json = JSONFrontEnd(style: .compact).text(of: report())
    let expected =
      #"{"structure":"S","periode":null,"vu_au":null,"taille":1,"racine":null,"tables":[]}"#
    #expect(json == expected + "\n")
  }

  @Test func `is the same in one line and in several`() {
    let compact = JSONFrontEnd(style: .compact).text(of: sampleReport)
    let readable = JSONFrontEnd(style: .lisible).text(of: sampleReport)
    #expect(readable.filter { $0 != "\n" } + "\n" == compact)
  }

  @Test func `gives every character back to who reads it`() throws {
    let scalars = (UInt32(0)...0x2FF).compactMap { Unicode.Scalar($0) } + ["\u{2028}", "😀"]
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    var source = report()
    source.structure = text
    let json = JSONFrontEnd().text(of: source)
    #expect(!json.utf8.contains { $0 < 0x20 && $0 != 0x0A })
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let read = try #require(object?["structure"] as? String)
    #expect(Array(read.unicodeScalars) == scalars)
  }
}

@Suite struct `An exact decimal` {
  @Test(arguments: [
    (125, 1, "12.5"), (5, 1, "0.5"), (-5, 1, "-0.5"), (0, 1, "0.0"), (5, 3, "0.005"), (7, 0, "7"),
    (-1200, 2, "-12.00"), (1000, 3, "1.000"),
  ])
  func `is written digit by digit`(mantisse: Int, echelle: Int, text: String) {
    #expect(ExactDecimal(mantisse: mantisse, echelle: echelle).description == text)
  }

  @Test(arguments: [(250, 2, "2.5"), (200, 2, "2"), (0, 2, "0"), (-10, 1, "-1"), (100, 0, "100")])
  func `loses the zeros that end it on demand`(mantisse: Int, echelle: Int, text: String) {
    #expect(ExactDecimal(mantisse: mantisse, echelle: echelle).sansZerosFinaux.description == text)
  }
}
