import Testing

@testable import milo

/// A mark that combines with what stands before it: a quote, an equals sign, a comma.
@Suite struct `A text that begins with a combining mark` {
  static let mark = "\u{301}"

  @Test func `is shown by « voir » as the line that holds it`() {
    let folder = FolderJournal()
    let lot = folder.file(
      "lot.jsonl", line("e1", data: #"{"canal":"sms","x_note":"\#(Self.mark)},{\"a\":1}"}"#) + "\n")
    #expect(folder.run("importer", lot).code == .succes)
    let run = folder.run("voir", "e1", "--texte", "--format", "json")
    #expect(run.code == .succes)
    #expect(run.out.hasSuffix("\n    \"x_note\": \"\(Self.mark)},{\\\"a\\\":1}\"\n  }\n}\n"))
    #expect(run.lines.count == 14)
  }

  @Test func `is a value of « ajouter » as another`() {
    let folder = FolderJournal()
    let run = folder.run(
      "ajouter", "entretien", "--sujet", "J1", "--le", "2022-03-14", "conseiller=c07",
      "x_note=\(Self.mark)a", "x_\(Self.mark)=b")
    #expect(run.code == .succes, "\(run.err)")
    #expect(folder.segment.contains(#""x_note":"\#(Self.mark)a","x_\#(Self.mark)":"b"}}"#))
    let refused = folder.run(
      "ajouter", "entretien", "--sujet", "J1", "--le", "2022-03-14", "conseiller=\(Self.mark)")
    #expect(refused.code == .refus)
    #expect(refused.err.contains("« \(Self.mark) »"))
  }

  @Test func `is a value of a filter as another`() {
    let folder = FolderJournal()
    #expect(folder.run("importer", "-", input: line("e1") + "\n").code == .succes)
    let run = folder.run("stats", "--annee", "2022", "--filtre", "site=\(Self.mark)a|\(Self.mark)b")
    #expect(run.code == .succes, "\(run.err)")
    for letter in ["a", "b"] {
      #expect(
        run.err.contains("filtre « site » : le journal ne connaît pas « \(Self.mark)\(letter) »"))
    }
  }
}
