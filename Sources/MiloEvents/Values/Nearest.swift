/// Finds the candidate that someone most likely meant, or nil when none is close enough.
///
/// Close means at most one edit for every three characters of `name`, and never more than three. Case
/// counts for nothing; of two candidates equally close, the first one wins. A name of one character
/// has no neighbour but itself.
public func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  // Nobody mistypes a name this long, and comparing such names takes the square of their length.
  let longest = 100
  guard name.utf8.count <= longest else { return nil }
  let wanted = Array(name.lowercased())
  var limit = min(3, max(1, wanted.count / 3), wanted.count - 1) + 1
  var found: String?
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    guard abs(letters.count - wanted.count) < limit else { continue }
    let distance = editDistance(wanted, letters)
    if distance < limit {
      limit = distance
      found = candidate
    }
  }
  return found
}

/// Counts the insertions, deletions, replacements and swaps of neighbours that lead from one word to
/// the other.
///
/// - Complexity: O(n × m) time, three rows of m numbers.
public func editDistance(_ source: [Character], _ target: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: target.count + 1)
  var last = Array(0...target.count)
  for (row, letter) in source.enumerated() {
    var current = [row + 1]
    for (column, other) in target.enumerated() {
      var cost = min(
        last[column] + (letter == other ? 0 : 1),
        last[column + 1] + 1,
        current[column] + 1)
      if row > 0, column > 0, letter == target[column - 1], source[row - 1] == other {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[target.count]
}
