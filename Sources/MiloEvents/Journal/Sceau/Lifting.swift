/// Runs a step, and lifts its error into that of the whole.
package func lifting<Result, Inner: Error, Outer: Error>(
  _ lift: (Inner) -> Outer, _ step: () throws(Inner) -> Result
) throws(Outer) -> Result {
  do throws(Inner) {
    return try step()
  } catch {
    throw lift(error)
  }
}
