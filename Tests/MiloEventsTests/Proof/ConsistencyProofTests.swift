import MiloEvents
import Testing

@Suite struct `A consistency proof` {
  private func level(_ level: Int, _ index: Int) -> Digest { PublishedTree.levels[level][index] }

  @Test func `is the published one`() throws {
    let tree = StoredHashes(leafHashes: PublishedTree.leaves.map { MerkleTree.leafHash($0) })
    let known = [
      (1, 8, [level(0, 1), level(1, 1), level(2, 1)]),
      (6, 7, [level(1, 2), level(0, 6), level(2, 0)]),
      (6, 8, [level(1, 2), level(1, 3), level(2, 0)]),
      (2, 5, [level(1, 1), level(0, 4)]),
    ]
    for (old, new, path) in known {
      let proof = try ConsistencyProof(from: old, to: new, reading: tree)
      #expect(proof.path == path)
      try proof.verify(oldRoot: PublishedTree.roots[old], newRoot: PublishedTree.roots[new])
    }
    let large = try ConsistencyProof(
      from: 42, to: 100, reading: StoredHashes(leafHashes: leafHashes(100)))
    #expect(large.path.map { Base64.encode($0.bytes) } == LeafTree.consistency42To100)
  }

  @Test func `has the shape drawn in RFC 6962`() throws {
    let hashes = leafHashes(7)
    let node = MerkleTree.nodeHash
    let (c, d, j) = (hashes[2], hashes[3], hashes[6])
    let (g, h, i) = (node(hashes[0], hashes[1]), node(c, d), node(hashes[4], hashes[5]))
    let (k, l) = (node(g, h), node(i, j))
    let tree = StoredHashes(leafHashes: hashes)
    for (old, path) in [(3, [c, d, g, l]), (4, [l]), (6, [i, j, k])] {
      #expect(try ConsistencyProof(from: old, to: 7, reading: tree).path == path)
    }
  }

  @Test func `agrees with the definition for every pair of sizes up to 300`() throws {
    var naive = NaiveTree(count: 300)
    let tree = StoredHashes(leafHashes: leafHashes(300))
    for new in 1...300 {
      for old in 1...new {
        let proof = try ConsistencyProof(from: old, to: new, reading: tree)
        #expect(proof.path == naive.proof(old, new), "\(old) to \(new)")
        try proof.verify(oldRoot: naive.root(size: old), newRoot: naive.root(size: new))
      }
    }
  }

  @Test func `agrees with the definition up to 70 000`() throws {
    var naive = NaiveTree(count: 70_000)
    let tree = StoredHashes(leafHashes: leafHashes(70_000))
    var random = Pseudorandom()
    for _ in 0..<100 {
      let old = Int.random(in: 1...70_000, using: &random)
      let proof = try ConsistencyProof(from: old, to: 70_000, reading: tree)
      #expect(proof.path == naive.proof(old, 70_000), "\(old)")
      try proof.verify(oldRoot: naive.root(size: old), newRoot: naive.root(size: 70_000))
    }
  }

  @Test func `does not hold once anything is changed`() throws {
    let tree = StoredHashes(leafHashes: leafHashes(30))
    for new in 2...30 {
      let newRoot = try tree.root(size: new)
      for old in 1..<new {
        let oldRoot = try tree.root(size: old)
        let path = try ConsistencyProof(from: old, to: new, reading: tree).path
        func expectRefused(
          _ path: [Digest], _ oldRoot: Digest, _ newRoot: Digest, _ probe: String
        ) {
          #expect(throws: ProofError.self, "\(probe): \(old) to \(new)") {
            try ConsistencyProof(oldSize: old, newSize: new, path: path)
              .verify(oldRoot: oldRoot, newRoot: newRoot)
          }
        }
        expectRefused([], oldRoot, newRoot, "empty")
        expectRefused(path, newRoot, oldRoot, "swapped roots")
        expectRefused(path, oldRoot, SHA256.hash([2]), "other new root")
        expectRefused(path, SHA256.hash([2]), newRoot, "other old root")
        expectRefused(path + [newRoot], oldRoot, newRoot, "trailing root")
        expectRefused([oldRoot] + path, oldRoot, newRoot, "leading root")
        expectRefused(path.dropLast(), oldRoot, newRoot, "truncated")
        for position in path.indices {
          var other = path
          other[position] = SHA256.hash(other[position].bytes)
          expectRefused(other, oldRoot, newRoot, "altered")
        }
      }
    }
  }

  @Test func `may not stop below the root of the newer tree`() throws {
    let tree = StoredHashes(leafHashes: leafHashes(4))
    let path = try ConsistencyProof(from: 1, to: 2, reading: tree).path
    let (one, two) = (try tree.root(size: 1), try tree.root(size: 2))
    try ConsistencyProof(oldSize: 1, newSize: 2, path: path).verify(oldRoot: one, newRoot: two)
    #expect(throws: ProofError.pathTooShort) {
      try ConsistencyProof(oldSize: 1, newSize: 4, path: path).verify(oldRoot: one, newRoot: two)
    }
  }

  @Test func `needs sizes in order, and an older tree that is not empty`() throws {
    let root = SHA256.hash([1])
    #expect(throws: ProofError.emptyOldTree) {
      try ConsistencyProof(oldSize: 0, newSize: 0, path: []).verify(oldRoot: root, newRoot: root)
    }
    #expect(throws: ProofError.sizesOutOfOrder(old: 3, new: 2)) {
      try ConsistencyProof(oldSize: 3, newSize: 2, path: []).verify(oldRoot: root, newRoot: root)
    }
    #expect(throws: ProofError.pathTooLong) {
      try ConsistencyProof(oldSize: 2, newSize: 2, path: [root])
        .verify(oldRoot: root, newRoot: root)
    }
    try ConsistencyProof(oldSize: 2, newSize: 2, path: []).verify(oldRoot: root, newRoot: root)
  }
}
