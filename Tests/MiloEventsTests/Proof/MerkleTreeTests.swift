import MiloEvents
import Testing

@Suite struct `A Merkle tree` {
  @Test func `has the published hashes of leaves and nodes`() {
    #expect(
      MerkleTree.emptyRoot
        == hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
    #expect(
      MerkleTree.leafHash([])
        == hex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"))
    #expect(
      MerkleTree.leafHash(Array("L123456".utf8))
        == hex("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"))
    // The published node hash joins two raw texts rather than hashes: it checks the prefix alone.
    #expect(
      SHA256.hash([1] + Array("N123N456".utf8))
        == hex("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"))
    #expect(
      Base64.encode(MerkleTree.leafHash(Array("hello world".utf8)).bytes)
        == "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=")
  }

  @Test func `has the published hashes at every level`() throws {
    let tree = StoredHashes(leafHashes: PublishedTree.leaves.map { MerkleTree.leafHash($0) })
    for (level, hashes) in PublishedTree.levels.enumerated() {
      for (index, hash) in hashes.enumerated() {
        #expect(try tree.hash(level: level, index: index) == hash, "level \(level), \(index)")
      }
    }
  }

  @Test(arguments: 0...8) func `has the published roots`(size: Int) throws {
    let hashes = PublishedTree.leaves.prefix(size).map { MerkleTree.leafHash($0) }
    let root = PublishedTree.roots[size]
    #expect(MerkleTree.root(ofLeafHashes: hashes) == root)
    #expect(try StoredHashes(leafHashes: hashes).root(size: size) == root)
  }

  @Test func `has the known roots of larger trees`() {
    var frontier = MerkleFrontier()
    for (index, hash) in leafHashes(70_000).enumerated() {
      if index == 42 {
        #expect(hash == hex("6efc38d259dfccacbee1d0efa050b517c166072b7193cd9682ff8aa23e1f6c09"))
      }
      frontier.append(hash)
      if let root = LeafTree.roots[index + 1] {
        #expect(frontier.root == hex(root), "size \(index + 1)")
      }
    }
    #expect(frontier.size == 70_000)
  }

  @Test func `agrees with the definition for every size up to 300, and for 70 000`() {
    var naive = NaiveTree(count: 70_000)
    var frontier = MerkleFrontier()
    let hashes = leafHashes(70_000)
    #expect(frontier.root == naive.root(size: 0))
    for size in 1...300 {
      frontier.append(hashes[size - 1])
      #expect(frontier.root == naive.root(size: size), "size \(size)")
    }
    #expect(MerkleTree.root(ofLeafHashes: hashes) == naive.root(size: 70_000))
  }
}

@Suite struct `A range of leaves` {
  @Test func `does not depend on how the leaves were cut`() {
    let hashes = leafHashes(67)
    for end in 0...hashes.count {
      let root = MerkleTree.root(ofLeafHashes: hashes[..<end])
      for first in 0...end {
        for second in stride(from: first, through: end, by: 5) {
          var frontier = MerkleFrontier()
          frontier.append(CompactRange(start: 0, leafHashes: hashes[..<first]))
          var rest = CompactRange(start: first, leafHashes: hashes[first..<second])
          rest.append(CompactRange(start: second, leafHashes: hashes[second..<end]))
          frontier.append(rest)
          #expect(frontier.root == root && frontier.size == end, "\(first), \(second), \(end)")
        }
      }
    }
  }

  @Test func `is restored from its hashes`() {
    var frontier = MerkleFrontier()
    for (index, hash) in leafHashes(300).enumerated() {
      var restored = MerkleFrontier(size: index, hashes: frontier.hashes)
      #expect(restored == frontier)
      #expect(MerkleFrontier(size: index, hashes: frontier.hashes + [hash]) == nil)
      restored?.append(hash)
      frontier.append(hash)
      #expect(restored?.root == frontier.root)
    }
  }
}

@Suite struct `Stored hashes` {
  @Test func `have the positions of Go's layout`() {
    let known = [
      (0, 0, 0), (0, 1, 1), (1, 0, 2), (0, 2, 3), (0, 3, 4), (1, 1, 5), (2, 0, 6), (0, 4, 7),
      (0, 7, 11), (3, 0, 14), (0, 8, 15), (0, 255, 502), (8, 0, 510),
    ]
    for (level, index, position) in known {
      #expect(StoredHashLayout.position(level: level, index: index) == position)
    }
    let counts = [
      0: 0, 1: 1, 2: 3, 3: 4, 4: 7, 7: 11, 8: 15, 100: 197, 256: 511, 1000: 1994,
      70_000: 139_994,
    ]
    for (size, count) in counts {
      #expect(StoredHashLayout.count(size: size) == count)
    }
  }

  @Test func `are found back from their position`() {
    for position in 0..<5000 {
      let (level, index) = StoredHashLayout.location(ofPosition: position)
      #expect(StoredHashLayout.position(level: level, index: index) == position)
    }
  }

  @Test func `are appended one leaf at a time`() throws {
    var tree = StoredHashes()
    for (index, hash) in leafHashes(300).enumerated() {
      let added = try StoredHashLayout.hashes(appending: hash, at: index, reading: tree)
      let before = tree.hashes
      tree.append(hash)
      #expect(tree.hashes == before + added)
      #expect(tree.hashes.count == StoredHashLayout.count(size: index + 1))
    }
  }

  @Test func `are refused outside the tree`() {
    let tree = StoredHashes(leafHashes: leafHashes(5))
    #expect(throws: ProofError.hashUnavailable(level: 2, index: 1)) {
      try tree.hash(level: 2, index: 1)
    }
    #expect(throws: ProofError.hashUnavailable(level: 0, index: -1)) {
      try tree.hash(level: 0, index: -1)
    }
  }
}
