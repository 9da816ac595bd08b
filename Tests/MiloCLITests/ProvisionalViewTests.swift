import Foundation
import Testing

@testable import milo

/// A view of a day that is not over: what is recorded by its end may still grow.
@Suite struct `A view of a day that is not over` {
  /// 14 March 2022, noon; then the next day.
  private static let today: Int64 = 1_647_259_200_000
  private static let tomorrow = today + 86_400_000

  private func journal() -> FolderJournal {
    let folder = FolderJournal()
    append("n1", to: folder)
    return folder
  }

  private func append(_ id: String, to folder: FolderJournal) {
    let lot = folder.file(
      "lot.jsonl", line(id, type: "entretien", subject: id, data: #"{"conseiller":"c07"}"#) + "\n")
    #expect(folder.run("importer", lot, at: Self.today).code == .succes)
  }

  @Test func `is said to be provisional, and no other is`() {
    let folder = journal()
    func asked(_ day: String, at clock: Int64, _ words: String...) -> String {
      folder.run(["stats", "--annee", "2022", "--vu-au", day] + words, at: clock).out
    }
    #expect(asked("2022-03-14", at: Self.today).contains("vu au 14 mars 2022 (provisoire)"))
    #expect(asked("2022-03-15", at: Self.today).contains("vu au 15 mars 2022 (provisoire)"))
    #expect(!asked("2022-03-14", at: Self.tomorrow).contains("provisoire"))
    #expect(
      asked("2022-03-14", at: Self.today, "--format", "json").contains(#""provisoire":true"#))
    #expect(!asked("2022-03-14", at: Self.tomorrow, "--format", "json").contains("provisoire"))
  }

  @Test func `makes a page that is controlled by its size, not by its day`() {
    let folder = journal()
    let page = folder.root + "/page.html"
    let written = folder.run(
      "rapport", "--annee", "2022", "--vu-au", "2022-03-14", "--html", page, at: Self.today)
    #expect(written.code == .succes)
    append("n2", to: folder)
    let held = folder.run("rapport", "--verifier", page, at: Self.tomorrow)
    #expect(held.code == .succes, "\(held.out)")
    // The same page, once the day is over, must know all that was recorded by then.
    folder.run(
      "rapport", "--annee", "2022", "--vu-au", "2022-03-14", "--html", page, "--remplacer",
      at: Self.tomorrow)
    let whole = folder.run("rapport", "--verifier", page, at: Self.tomorrow)
    #expect(whole.code == .succes)
    append("n3", to: folder)
    #expect(folder.run("rapport", "--verifier", page, at: Self.tomorrow).code == .constats)
  }

  @Test func `cannot be hidden: a page that says it otherwise is not the one that was written`()
    throws
  {
    let folder = journal()
    let page = folder.root + "/page.html"
    folder.run(
      "rapport", "--annee", "2022", "--vu-au", "2022-03-14", "--html", page, at: Self.today)
    let honest = try text(of: page)
    for (found, put) in [
      (" (provisoire)", ""), (#","provisoire":true"#, ""),
    ] {
      #expect(honest.contains(found))
      let altered = folder.file("faux.html", honest.replacing(found, with: put))
      let run = folder.run("rapport", "--verifier", altered, at: Self.tomorrow)
      #expect(run.code == .constats, "\(found): \(run.out)")
    }
  }
}
