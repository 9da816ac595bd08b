/// Places as circles, whose areas are in proportion to what is counted there, north above.
///
/// Coordinates are in millionths of a degree; the drawing keeps angles near the middle latitude, which is
/// enough for the territory of a structure, and takes no background from anywhere.
struct PlaceMap: Chart {
  /// A place and what is counted there.
  struct Place: Sendable {
    var mark: ChartMark
    var position: Position
  }

  /// The places, those with the largest figures first.
  var places: [Place]

  private static let margin = 30
  private static let tallest = 420
  /// The radius of the largest circle.
  private static let radius = 24
  /// How many places are named on the drawing; the table names all.
  private static let named = 12

  var description: String { places.map(\.mark).words }

  var drawn: (height: Int, body: String) {
    let latitudes = places.map(\.position.latitude)
    let longitudes = places.map(\.position.longitude)
    guard let south = latitudes.min(), let north = latitudes.max(), let west = longitudes.min(),
      let east = longitudes.max()
    else { return (0, "") }
    let cosine = Self.cosine(degrees: (south + north) / 2_000_000)
    let wide = max(1, (east - west) * cosine / 1_000)
    let tall = max(1, north - south)
    let room = (Drawing.width - 2 * Self.margin, Self.tallest - 2 * Self.margin)
    // One scale for both directions: the one that the longer side needs.
    let isWide = wide * room.1 > tall * room.0
    func length(_ span: Int) -> Int {
      isWide ? span * room.0 / wide : span * room.1 / tall
    }
    let height = length(tall) + 2 * Self.margin
    let left = (Drawing.width - length(wide)) / 2
    let largest = places.map(\.mark.valeur).max() ?? 0
    var (circles, names) = ("", "")
    for (rank, place) in places.enumerated() {
      let x = left + length((place.position.longitude - west) * cosine / 1_000)
      let y = Self.margin + length(north - place.position.latitude)
      let radius = Self.radius(place.mark.valeur, of: largest)
      circles += "<circle class=\"s1 lieu\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"/>\n"
      guard rank < Self.named else { continue }
      let isLeft = x > Drawing.width / 2
      names += chartText(
        "\(place.mark.libelle) \(place.mark.texte)", x: isLeft ? x - radius - 4 : x + radius + 4,
        y: y + 4, anchor: isLeft ? "end" : "start", longest: 24)
    }
    return (height, circles + names)
  }

  /// The radius whose square is in proportion; what is not 0 stays visible.
  private static func radius(_ value: Int, of largest: Int) -> Int {
    guard value > 0, largest > 0 else { return 0 }
    var radius = 3
    while radius < Self.radius,
      (radius + 1) * (radius + 1) * largest <= Self.radius * Self.radius * value
    {
      radius += 1
    }
    return radius
  }

  /// The cosine of a whole latitude, in thousandths: by steps of ten degrees, straight lines between.
  private static func cosine(degrees: Int) -> Int {
    let steps = [1_000, 985, 940, 866, 766, 643, 500, 342, 174, 0, 0]
    let (step, rest) = min(90, degrees.magnitude).quotientAndRemainder(dividingBy: 10)
    let (from, to) = (steps[Int(step)], steps[Int(step) + 1])
    return max(1, from + (to - from) * Int(rest) / 10)
  }
}
