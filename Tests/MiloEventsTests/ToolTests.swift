import MiloTestTools
import Testing

@Suite struct `A test that needs a tool` {
  private let present = Tool("présent", at: "/bin/sh")
  private let absent = Tool("absent", at: nil)
  private let other = Tool("autre", at: nil)

  @Test func `runs where the tool is, in continuous integration or not`() {
    #expect(Requirement([present], [:]) == .met)
    #expect(Requirement([present], ["CI": "true"]) == .met)
  }

  @Test func `is skipped on the machine of a contributor, who is told what is missing`() {
    #expect(Requirement([present, absent, other], [:]) == .skip("absent, autre"))
    #expect(Requirement([absent], ["CI": "false"]) == .skip("absent"))
  }

  @Test(arguments: [["CI": "true"], ["MILO_REQUIRE_TOOLS": "1"]])
  func `fails where everything must run`(environment: [String: String]) {
    #expect(Requirement([present, absent], environment) == .fail("absent"))
  }

  @Test func `looks for programs in PATH`() {
    #expect(Tool("sh").path?.hasSuffix("/sh") == true)
    #expect(Tool("milo-aucun-programme", "sh").path?.hasSuffix("/sh") == true)
    #expect(Tool("milo-aucun-programme").path == nil)
  }
}
