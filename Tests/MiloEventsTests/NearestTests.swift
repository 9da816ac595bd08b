import MiloEvents
import Testing

@Suite struct `The nearest name` {
  private let options = ["annee", "aide", "format", "journal", "largeur"]

  @Test(arguments: [
    ("anee", "annee"), ("année", "annee"), ("formta", "format"), ("Journal", "journal"),
    ("ade", "aide"),
  ])
  func `is found in spite of a slip`(typed: String, meant: String) {
    #expect(nearest(to: typed, among: options) == meant)
  }

  @Test func `is nothing when all names are far`() {
    #expect(nearest(to: "zzz", among: options) == nil)
    #expect(nearest(to: "jurnaux", among: options) == nil)
    #expect(nearest(to: "", among: ["a"]) == nil)
    #expect(nearest(to: "o", among: ["a"]) == nil)
    #expect(nearest(to: "aide", among: []) == nil)
  }

  @Test func `is the first of two equally close`() {
    #expect(nearest(to: "cat", among: ["car", "bat"]) == "car")
  }
}

@Suite struct `The edit distance` {
  private let words = ["", "a", "ab", "ba", "abc", "acb", "cab", "stats", "tsats", "état"]

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("chat", "chats", 1), ("chat", "cat", 1), ("chat", "chut", 1),
    ("chat", "caht", 1), ("niche", "chien", 4), ("sceller", "verifier", 6),
  ])
  func `counts the edits`(source: String, target: String, edits: Int) {
    #expect(editDistance(Array(source), Array(target)) == edits)
  }

  @Test func `is symmetric, and zero only for equal words`() {
    for source in words {
      for target in words {
        let distance = editDistance(Array(source), Array(target))
        #expect(distance == editDistance(Array(target), Array(source)))
        #expect((distance == 0) == (source == target))
        #expect(distance <= max(source.count, target.count))
      }
    }
  }
}
