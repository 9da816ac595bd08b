/// Bytes that nobody can predict, for keys and nonces.
public enum RandomBytes {
  /// Returns `count` bytes of the operating system's secure generator.
  public static func make(_ count: Int) -> [UInt8] {
    // On Linux and on Apple systems this generator is getrandom(2) or arc4random(3), never seeded
    // by us.
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
