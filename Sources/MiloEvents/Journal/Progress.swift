/// How far a long piece of work has come, for whoever shows it.
///
/// It is a value of the task, not an argument: reading happens deep inside most questions, and showing
/// that it goes on concerns the program around, not the question.
public enum Progress {
  /// A piece of work that can be long.
  public enum Travail: Sendable {
    /// Reading the lines of a journal.
    case lecture
    /// Checking the lines of an append.
    case ajout
  }

  /// What is told how much is done, and of how much; any thread may tell it, and it should be quick.
  @TaskLocal public static var report: (@Sendable (Travail, _ done: Int, _ total: Int) -> Void)?
}
