import MiloEvents
import Testing

@Suite struct `A tile` {
  @Test(arguments: [
    (0, 0, 256, "tile/0/000"), (0, 273, 112, "tile/0/273.p/112"), (1, 273, 17, "tile/1/273.p/17"),
    (0, 999, 256, "tile/0/999"), (0, 1000, 256, "tile/0/x001/000"),
    (63, 1_234_067, 256, "tile/63/x001/x234/067"),
    (2, 123_456_078, 2, "tile/2/x123/x456/078.p/2"),
  ])
  func `has the path of the specification`(
    level: Int, index: Int, width: Int, path: String
  ) throws {
    let tile = try #require(Tile(.hashes(level: level), index: index, width: width))
    #expect(tile.path == path)
    #expect(Tile(path: path) == tile)
  }

  @Test func `of entries has its own folder`() {
    let tile = Tile(.entries, index: 0, width: 5)
    #expect(tile?.path == "tile/entries/000.p/5")
    #expect(Tile(path: "tile/entries/000.p/5") == tile)
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/x000/001",
    "tile/0/123/456/078", "tile/0/x123/456/x078", "tile/-1/000", "tile/00/000", "tile/64/000",
    "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/000.p/",
    "tile/0/000/.p/1", "tile/0/+01", "tile/0/xx01", "/tile/0/000", "tile/0/000/", "tuile/0/000",
    "tile/entrees/000", "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
  ])
  func `is refused under any other path`(path: String) {
    #expect(Tile(path: path) == nil)
  }

  @Test func `has a place for every number`() {
    for index in stride(from: 0, through: 3_000_000, by: 997) {
      for width in [1, 255, 256] {
        let tile = Tile(.hashes(level: 3), index: index, width: width)
        #expect(tile.flatMap { Tile(path: $0.path) } == tile)
      }
    }
    #expect(Tile(.entries, index: -1) == nil)
    #expect(Tile(.entries, index: 0, width: 257) == nil)
    #expect(Tile(.hashes(level: 64), index: 0) == nil)
  }

  @Test func `is counted as in the specification's example`() {
    let widths = (0...3).map { level in
      Tile.tiles(.hashes(level: level), size: 70_000).map(\.width)
    }
    #expect(widths[0].count == 274 && widths[0].dropLast().allSatisfy { $0 == 256 })
    #expect(widths[0].last == 112)
    #expect(widths[1] == [256, 17])
    #expect(widths[2] == [1])
    #expect(widths[3] == [])
    #expect(Tile.tiles(.hashes(level: 1), size: 256).map(\.path) == ["tile/1/000.p/1"])
    #expect(
      Tile.tiles(.entries, size: 257).map(\.path) == ["tile/entries/000", "tile/entries/001.p/1"])
  }
}

@Suite struct `The edge of the tiles` {
  @Test func `gives the known files`() throws {
    let hashes = leafHashes(70_000)
    let none = StoredHashes()
    func contents(_ size: Int) throws -> [String: Digest] {
      let files = try TileEdge.files(appending: hashes[..<size], to: 0, reading: none)
      return Dictionary(uniqueKeysWithValues: files.map { ($0.path, SHA256.hash($0.bytes)) })
    }
    let small = try contents(260)
    #expect(Set(small.keys) == ["tile/0/000", "tile/0/001.p/4", "tile/1/000.p/1"])
    #expect(
      small["tile/0/000"]
        == hex("3658d44ebeb979b996b87ac966392dffbe9a628e34cb70bbff0ba844e74c31c6"))
    #expect(
      small["tile/0/001.p/4"]
        == hex("8b0e9f3b4e70c13a5124026d130c85e356b6a09e772aa62e9a4e37387d5d3ee6"))

    let large = try contents(70_000)
    #expect(large.count == 273 + 1 + 1 + 1 + 1)
    #expect(
      large["tile/1/000"]
        == hex("7b8fc3b25031a7c9b1a317c9453f6f293b414e958d0e80a765be6f00930c3984"))
    #expect(
      large["tile/1/001.p/17"]
        == hex("f1b11556adcce30fcd3fca6ef542ccf6a4319ab92143fb7c8f6c8f1d2e08209e"))
    #expect(
      large["tile/0/273.p/112"]
        == hex("a8e4ee4e4f31c2fac9bb546b9b57c22f6c92e15c11adee487d09ebc926ab3ad7"))
    #expect(
      large["tile/2/000.p/1"]
        == SHA256.hash(
          bytes(hex: "e100ba54d69a91012fc13b7890feac78d6996a097268b6f735d17311c7402a60")))
  }

  @Test func `gives the same files whether leaves come at once or in parts`() throws {
    let hashes = leafHashes(1400)
    let tree = StoredHashes(leafHashes: hashes)
    var folder: [String: [UInt8]] = [:]
    var size = 0
    for step in [0, 1, 1, 254, 1, 255, 300, 0, 56, 156, 376] {
      let added = hashes[size..<size + step]
      let files = try TileEdge.files(appending: added, to: size, reading: tree)
      #expect(step > 0 || files.isEmpty)
      for file in files {
        #expect(file.bytes.count == file.tile.width * 32)
        #expect(folder[file.path] == nil, "\(file.path) is written once")
        folder[file.path] = file.bytes
      }
      size += step
      for level in 0..<3 {
        for tile in Tile.tiles(.hashes(level: level), size: size) {
          let expected = try (0..<tile.width).flatMap {
            try tree.hash(level: 8 * level, index: 256 * tile.index + $0).bytes
          }
          #expect(folder[tile.path] == expected, "\(tile.path) for size \(size)")
        }
      }
    }
    #expect(size == 1400)
  }

  @Test func `gives back every hash of the tree`() throws {
    let tree = StoredHashes(leafHashes: leafHashes(70_000))
    for size in [1, 2, 255, 256, 257, 1000, 65_536, 70_000] {
      let leaves = try (0..<size).map { try tree.hash(level: 0, index: $0) }
      var folder: [Tile: [UInt8]] = [:]
      for file in try TileEdge.files(appending: leaves, to: 0, reading: tree) {
        folder[file.tile] = file.bytes
      }
      let tiles = TileHashSource(size: size) { tile throws(ProofError) in
        guard let bytes = folder[tile] else { throw .hashUnavailable(level: -1, index: -1) }
        return bytes
      }
      #expect(try tiles.root(size: size) == tree.root(size: size))
      for index in stride(from: 0, to: size, by: 997) {
        #expect(
          try InclusionProof(index: index, size: size, from: tiles)
            == InclusionProof(index: index, size: size, from: tree))
        #expect(
          try ConsistencyProof(from: index + 1, to: size, reading: tiles)
            == ConsistencyProof(from: index + 1, to: size, reading: tree))
      }
    }
  }

  @Test func `is not read beyond the tree, nor from a file cut short`() {
    let tiles = TileHashSource(size: 10) { _ in [UInt8](repeating: 7, count: 9 * 32 + 31) }
    #expect(throws: Never.self) { try tiles.hash(level: 3, index: 0) }
    for (level, index) in [(0, 9), (0, 10), (1, 5), (4, 0), (0, -1)] {
      #expect(throws: ProofError.hashUnavailable(level: level, index: index)) {
        try tiles.hash(level: level, index: index)
      }
    }
  }
}

@Suite struct `A bundle of entries` {
  @Test func `is read back`() throws {
    let entries = [[], [1], [UInt8](repeating: 9, count: 65_535), Array("été".utf8)]
    let bundle = try EntryBundle.encode(entries)
    #expect(bundle.prefix(5) == [0, 0, 0, 1, 1])
    #expect(try EntryBundle.decode(bundle).map(Array.init) == entries)
    #expect(try EntryBundle.decode([]).isEmpty)
  }

  @Test func `refuses an entry of 65 536 bytes`() {
    #expect(throws: TileError.entryTooLong(found: 65_536)) {
      try EntryBundle.encode([[UInt8](repeating: 0, count: 65_536)])
    }
  }

  @Test func `tells where it was cut`() throws {
    let bundle = try EntryBundle.encode([[1, 2], [3]])
    for count in 1..<bundle.count where count != 4 {
      #expect(throws: TileError.bundleCutShort(offset: count < 4 ? 0 : 4)) {
        try EntryBundle.decode(Array(bundle[..<count]))
      }
    }
  }
}
