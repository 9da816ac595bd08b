import Foundation
import MiloTestTools
import Testing

@testable import milo

@Suite struct `The page of a whole year` {
  private static let folder = FolderJournal(isInitialized: false)
  /// A structure of every kind of event, and its page.
  private static let page: String = {
    let journal = folder.root + "/national"
    #expect(folder.run("exemple", "national", journal, "--evenements", "4000").code == .succes)
    let file = folder.root + "/page.html"
    let run = folder.run(
      "rapport", "--journal", journal, "--annee", "2022", "--html", file)
    #expect(run.code == .succes, "\(run.err)")
    return file
  }()

  @Test func `shows words for the codes of its lines and columns, never the codes`() throws {
    let text = try String(contentsOfFile: Self.page, encoding: .utf8)
    let heads = text.matches(of: /<th scope="(?:row|col)"[^>]*>([^<]*)</).map { String($0.1) }
    #expect(heads.count > 300)
    #expect(heads.filter { $0.contains("_") } == [])
  }

  @Test(requires(.chromium), arguments: [390, 768, 1280, 1920])
  func `is held by a screen of any width: nothing stands out of what holds it`(_ width: Int) throws
  {
    let browser = try #require(Chromium.installed)
    let said = try browser.overflowing(Self.page, width: width)
    // What stands out, then how many cells were looked at.
    let parts = said.split(separator: " vus ", omittingEmptySubsequences: false)
    #expect(parts.count == 2 && Int(parts.last ?? "").map { $0 > 300 } ?? false, "\(said)")
    #expect(parts.first == "", "\(said)")
  }
}
