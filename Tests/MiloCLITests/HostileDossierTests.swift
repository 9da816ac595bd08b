import Foundation
import MiloTestTools
import Testing

@testable import milo

/// Whoever sends an evidence file chooses each of its numbers: sizes, places, amounts, counts.
@Suite struct `An evidence file with hostile numbers` {
  /// The largest integers that JSON lets through, those past them, and those past what the machine holds.
  private static let hostile = [
    "-1", "9007199254740991", "-9007199254740991", "9223372036854775807", "-9223372036854775808",
    "9223372036854775808", "340282366920938463463374607431768211456", "1e400", "0.5",
  ]

  /// The places of the numbers of the data block, outside texts.
  private func numbers(_ page: [UInt8], _ block: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var (place, isText) = (block.lowerBound, false)
    while place < block.upperBound {
      switch page[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !isText:
        let end = page[place...].firstIndex { !(0x30...0x39).contains($0) } ?? page.endIndex
        found.append(place..<end)
        place = end - 1
      default: break
      }
      place += 1
    }
    return found
  }

  /// The evidence file of a small journal, and where its data stand in it.
  private func page(_ scene: SceneDossier) throws -> (bytes: [UInt8], data: Range<Int>) {
    let path = scene.dossier([
      "--cellule", "synthese/entretiens/valeur", "--cellule", "profil.primos/sexe.F/part",
      "--critere", "ACC",
    ])
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let opening = try #require(bytes.firstRange(of: Array(#"id="donnees">"#.utf8)))
    let closing = try #require(
      bytes[opening.upperBound...].firstRange(of: Array("</script>".utf8)))
    return (bytes, opening.upperBound..<closing.lowerBound)
  }

  private func verify(
    _ bytes: [UInt8], _ scene: SceneDossier, _ words: [String] = []
  ) throws -> FolderJournal.Run {
    let path = scene.folder.root + "/hostile.html"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return scene.run(["verifier-dossier", path, "--cle-publique", scene.vkey] + words)
  }

  @Test(.endsInTheEnd, arguments: [0, 4]) func `does not hold, and says so`(turn: Int) throws {
    let scene = try SceneDossier()
    let (bytes, data) = try page(scene)
    let places = numbers(bytes, data)
    #expect(places.count > 40)
    for (number, place) in places.enumerated() {
      let value = Self.hostile[(number + turn) % Self.hostile.count]
      var altered = bytes
      altered.replaceSubrange(place, with: Array(value.utf8))
      let run = try verify(altered, scene)
      #expect(run.code == .constats, "octet \(place.lowerBound) : \(value)")
      #expect(run.out.contains("NE TIENT PAS : "), "octet \(place.lowerBound) : \(value)")
      #expect(run.err.isEmpty, "octet \(place.lowerBound) : \(value)")
    }
  }

  @Test(arguments: hostile) func `does not hold when its seal says such a size`(value: String)
    throws
  {
    let scene = try SceneDossier()
    let (bytes, _) = try page(scene)
    // The note stands in the data as a text: the size is its second line.
    let size = try #require(bytes.firstRange(of: Array(#"besancon\n6\n"#.utf8)))
    var altered = bytes
    altered.replaceSubrange(size, with: Array(#"besancon\n\#(value)\n"#.utf8))
    let run = try verify(altered, scene)
    #expect(run.code == .constats)
    #expect(run.out.contains("NE TIENT PAS : "))
  }

  @Test(.endsInTheEnd) func `does not hold when its amounts or its counts are huge`() throws {
    let scene = try SceneDossier()
    let (bytes, _) = try page(scene)
    for many in [
      #"{"ligne":1,"montant":9007199254740991},"#, #"{"ligne":1,"montant":-9007199254740991},"#,
      #"{"ligne":9007199254740991,"montant":0},"#,
    ] {
      let opening = try #require(bytes.firstRange(of: Array(#""contributions":["#.utf8)))
      var altered = bytes
      altered.insert(
        contentsOf: Array(String(repeating: many, count: 20_000).utf8), at: opening.upperBound)
      let run = try verify(altered, scene)
      #expect(run.code == .constats)
      #expect(run.out.contains("NE TIENT PAS : "))
    }
  }

  @Test(arguments: ["-1", "9223372036854775808", "1e3", "x"])
  func `gives no proof of a line that no journal has`(index: String) throws {
    let scene = try SceneDossier()
    let (bytes, _) = try page(scene)
    let run = try verify(bytes, scene, ["--preuve=\(index)"])
    #expect(run.code == .usage)
    #expect(run.err.contains("--preuve"))
    let absent = try verify(bytes, scene, ["--preuve", "9223372036854775807"])
    #expect(absent.code == .refus)
    #expect(absent.err.contains("n’a pas de ligne 9223372036854775807"))
  }
}
