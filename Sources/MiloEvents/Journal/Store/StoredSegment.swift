/// A segment of a folder, opened when it is read and closed after: a journal may have more segments
/// than a program may have open files.
///
/// The last segments stay open. A writer that takes back an append which failed removes those that
/// it had just made, and the next one may give their names, even their inodes, to other bytes: an
/// open file keeps the bytes that were seen. An older segment is closed for ever, all its bytes
/// committed, so that whoever opens it later finds the same ones; that it is the same file is
/// checked each time.
struct StoredSegment: SegmentSource {
  /// How many of the last segments stay open: more than the lines in flight take up.
  static let keptOpen = 8

  let path: String
  /// The file, and its size when it was looked at.
  let status: FileStatus
  private let held: OpenFile?
  private let system: any FileSystem

  /// Looks at a segment.
  ///
  /// - Throws: `notFound`, or `notAFile` for anything that is not a file.
  init(_ path: String, keepsOpen: Bool, on system: any FileSystem) throws(StoreError) {
    self.path = path
    self.system = system
    if keepsOpen {
      let file = try OpenFile(path, .read, on: system)
      (held, status) = (file, file.opened)
      return
    }
    let found = try onPath(path) { () throws(SystemFailure) in try system.status(ofPath: path) }
    guard let found else { throw .notFound(path: path) }
    guard found.kind == .file else { throw .notAFile(path: path, found: found.kind) }
    (held, status) = (nil, found)
  }

  var stamp: FileStatus? { status }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(StoreError) -> Int {
    try open().read(into: buffer, at: offset)
  }

  private func open() throws(StoreError) -> OpenFile {
    if let held { return held }
    let file = try OpenFile(path, .read, on: system)
    guard file.opened.isSameFile(as: status) else {
      throw .segmentAltered(path: path, .replaced)
    }
    return file
  }
}
