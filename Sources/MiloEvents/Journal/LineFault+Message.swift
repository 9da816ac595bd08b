extension LineFault: CustomStringConvertible {
  /// The file, the number of the line from 1, and what is wrong with it, in French.
  public var description: String { inputDescription }
}

extension ValueMismatch: CustomStringConvertible {
  /// What was found and what was expected, in French.
  public var description: String { "trouvé \(found), attendu \(expected)" }
}
