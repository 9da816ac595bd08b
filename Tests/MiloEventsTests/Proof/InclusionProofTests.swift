import MiloEvents
import Testing

@Suite struct `An inclusion proof` {
  private let published = StoredHashes(
    leafHashes: PublishedTree.leaves.map { MerkleTree.leafHash($0) })

  private func level(_ level: Int, _ index: Int) -> Digest { PublishedTree.levels[level][index] }

  @Test func `is the published one`() throws {
    let known = [
      (0, 8, [level(0, 1), level(1, 1), level(2, 1)]),
      (1, 5, [level(0, 0), level(1, 1), level(0, 4)]),
      (5, 8, [level(0, 4), level(1, 3), level(2, 0)]),
      (2, 3, [level(1, 0)]),
    ]
    for (index, size, path) in known {
      let proof = try InclusionProof(index: index, size: size, from: published)
      #expect(proof.path == path)
      try proof.verify(leafHash: level(0, index), root: PublishedTree.roots[size])
    }
    let large = try InclusionProof(
      index: 42, size: 100, from: StoredHashes(leafHashes: leafHashes(100)))
    #expect(large.path.map { Base64.encode($0.bytes) } == LeafTree.inclusion42In100)
  }

  @Test func `has the shape drawn in RFC 6962`() throws {
    let hashes = leafHashes(7)
    let node = MerkleTree.nodeHash
    let (a, b, c, d, e, f, j) = (
      hashes[0], hashes[1], hashes[2], hashes[3], hashes[4], hashes[5], hashes[6]
    )
    let (g, h, i) = (node(a, b), node(c, d), node(e, f))
    let (k, l) = (node(g, h), node(i, j))
    let tree = StoredHashes(leafHashes: hashes)
    for (index, path) in [(0, [b, h, l]), (3, [c, g, l]), (4, [f, j, k]), (6, [i, k])] {
      #expect(try InclusionProof(index: index, size: 7, from: tree).path == path)
    }
  }

  @Test func `agrees with the definition for every leaf of every tree up to 300`() throws {
    var naive = NaiveTree(count: 300)
    let hashes = leafHashes(300)
    let tree = StoredHashes(leafHashes: hashes)
    for size in 1...300 {
      let root = naive.root(size: size)
      for index in 0..<size {
        let proof = try InclusionProof(index: index, size: size, from: tree)
        #expect(proof.path == naive.path(index, 0..<size), "\(index) in \(size)")
        try proof.verify(leafHash: hashes[index], root: root)
      }
    }
  }

  @Test func `agrees with the definition in a tree of 70 000`() throws {
    var naive = NaiveTree(count: 70_000)
    let hashes = leafHashes(70_000)
    let tree = StoredHashes(leafHashes: hashes)
    var random = Pseudorandom()
    for _ in 0..<200 {
      let size = Int.random(in: 60_000...70_000, using: &random)
      let index = Int.random(in: 0..<size, using: &random)
      let proof = try InclusionProof(index: index, size: size, from: tree)
      #expect(proof.path == naive.path(index, 0..<size), "\(index) in \(size)")
      try proof.verify(leafHash: hashes[index], root: naive.root(size: size))
    }
  }

  @Test func `does not hold once anything is changed`() throws {
    let hashes = leafHashes(40)
    let tree = StoredHashes(leafHashes: hashes)
    for size in 1...40 {
      let root = try tree.root(size: size)
      for index in 0..<size {
        let path = try InclusionProof(index: index, size: size, from: tree).path
        func expectRefused(_ index: Int, _ size: Int, _ path: [Digest], _ probe: String) {
          #expect(throws: ProofError.self, "\(probe): \(index) in \(size)") {
            try InclusionProof(index: index, size: size, path: path)
              .verify(leafHash: hashes[min(max(index, 0), 39)], root: root)
          }
        }
        expectRefused(index, size, path + [root], "trailing root")
        expectRefused(index, size, [root] + path, "leading root")
        expectRefused(index, size, path + [Digest()], "trailing garbage")
        for position in path.indices {
          var other = path
          other[position] = SHA256.hash(other[position].bytes)
          expectRefused(index, size, other, "altered")
          other.remove(at: position)
          expectRefused(index, size, other, "removed")
        }
        // The hash used is that of the leaf really at the other index: it is the path that is
        // wrong.
        for other in [index - 1, index + 1, index ^ 2] where other != index && other < 40 {
          expectRefused(other, size, path, "other index")
        }
        #expect(throws: ProofError.self) {
          try InclusionProof(index: index, size: size, path: path)
            .verify(leafHash: SHA256.hash([1]), root: root)
        }
      }
    }
  }

  @Test func `names what is wrong with its length or its index`() throws {
    let tree = StoredHashes(leafHashes: leafHashes(8))
    let proof = try InclusionProof(index: 3, size: 8, from: tree)
    let leaf = try tree.hash(level: 0, index: 3)
    let root = try tree.root(size: 8)
    #expect(throws: ProofError.pathTooShort) {
      try InclusionProof(index: 3, size: 16, path: proof.path).verify(leafHash: leaf, root: root)
    }
    #expect(throws: ProofError.pathTooLong) {
      try InclusionProof(index: 3, size: 4, path: proof.path).verify(leafHash: leaf, root: root)
    }
    #expect(throws: ProofError.indexOutsideTree(index: 8, size: 8)) {
      try InclusionProof(index: 8, size: 8, path: proof.path).verify(leafHash: leaf, root: root)
    }
    #expect(throws: ProofError.indexOutsideTree(index: 0, size: 0)) {
      try InclusionProof(index: 0, size: 0, from: tree)
    }
    #expect(throws: ProofError.rootMismatch(size: 8, expected: Digest(), computed: root)) {
      try proof.verify(leafHash: leaf, root: Digest())
    }
  }
}
