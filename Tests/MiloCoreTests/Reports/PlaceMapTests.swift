import Testing

@testable import MiloCore

@Suite struct `A map of places` {
  private func place(_ nom: String, _ valeur: Int, _ latitude: Int, _ longitude: Int)
    -> PlaceMap.Place
  {
    PlaceMap.Place(
      mark: ChartMark(libelle: nom, valeur: valeur, texte: "\(valeur)"),
      position: Position(latitude: latitude, longitude: longitude))
  }

  private func circles(_ body: String) -> [(x: Int, y: Int, r: Int)] {
    body.matches(of: /cx="(-?\d+)" cy="(-?\d+)" r="(\d+)"/).map {
      (Int($0.1) ?? 0, Int($0.2) ?? 0, Int($0.3) ?? 0)
    }
  }

  @Test func `puts the north above, the east at the right, areas in proportion`() throws {
    let (height, body) = PlaceMap(places: [
      place("Nord", 400, 47_400_000, 6_000_000), place("Est", 100, 47_200_000, 6_400_000),
    ]).drawn
    let found = circles(body)
    try #require(found.count == 2)
    #expect(found[0].y < found[1].y && found[0].x < found[1].x)
    #expect(found[0].r == 24 && found[1].r == 12)
    #expect(found.allSatisfy { (0...Drawing.width).contains($0.x) && (0...height).contains($0.y) })
    #expect(body.contains(">Nord 400</text>"))
  }

  @Test func `holds one place alone, and both ends of the world`() {
    #expect(circles(PlaceMap(places: [place("A", 3, 47_000_000, 6_000_000)]).drawn.body).count == 1)
    let (height, body) = PlaceMap(places: [
      place("A", 1, 90_000_000, -180_000_000), place("B", Int.max / 4096, -90_000_000, 180_000_000),
    ]).drawn
    #expect(
      circles(body).allSatisfy { (0...Drawing.width).contains($0.x) && (0...height).contains($0.y) }
    )
  }
}
