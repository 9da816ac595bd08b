import Foundation
public import Testing

/// Runs a test only where these tools are, and says which are missing where they are not.
///
/// Under `CI=true` or `MILO_REQUIRE_TOOLS=1` a missing tool is a failure: a run that is green has run all.
public func requires(_ tools: Tool...) -> ConditionTrait {
  switch Requirement(tools, ProcessInfo.processInfo.environment) {
  case .met: return .enabled(if: true)
  case .skip(let missing): return .disabled("il manque \(missing)")
  case .fail(let missing):
    return .enabled("il manque \(missing)") { throw MissingTools(description: missing) }
  }
}

/// What becomes of a test that needs tools.
public enum Requirement: Equatable, Sendable {
  /// It runs.
  case met
  /// It is left out, for want of these.
  case skip(String)
  /// It fails, for want of these.
  case fail(String)

  /// Decides by what is installed and by what the environment asks for.
  public init(_ tools: [Tool], _ environment: [String: String]) {
    let missing = tools.filter { $0.path == nil }.map(\.name).joined(separator: ", ")
    let isStrict =
      environment["CI"] == "true" || environment["MILO_REQUIRE_TOOLS"] == "1"
    self = missing.isEmpty ? .met : isStrict ? .fail(missing) : .skip(missing)
  }
}

/// Tools that had to be there.
public struct MissingTools: Error, CustomStringConvertible {
  /// Their names, and what installs them.
  public let description: String

  init(description: String) {
    self.description = "il manque \(description) ; « scripts/test-tools » les installe"
  }
}
