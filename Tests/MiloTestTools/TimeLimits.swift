public import Testing

extension Trait where Self == TimeLimitTrait {
  /// A limit that only a hang reaches: a test shares the cores with all the others, and waits its turn.
  public static var endsInTheEnd: Self { .timeLimit(.minutes(20)) }
}
