/// A single `.jsonl` file, read as a journal of one segment.
public struct BareFileStore: LineStore {
  /// The path of the file.
  public let path: String
  private let system: any FileSystem

  /// Makes a store over a file, without reading it.
  public init(path: String) {
    self.init(path: path, system: SystemFileSystem())
  }

  init(path: String, system: any FileSystem) {
    self.path = path
    self.system = system
  }

  /// The whole lines of the file; what follows the last line feed is ignored and reported.
  public func snapshot() throws(StoreError) -> StoreSnapshot {
    let file = try OpenFile(path, .read, on: system)
    let size = file.opened.size
    let (end, kind) = try file.wholeLines(ofLength: size)
    let tail = kind.map { TailRemark(kind: $0, path: path, offset: end, byteCount: size - end) }
    guard end > 0 else { return StoreSnapshot([], tail: tail) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let extent = SegmentExtent(name: name, firstLine: 0, path: path, byteCount: end)
    return StoreSnapshot([(extent, file)], tail: tail)
  }

  /// Throws `readOnlyStore`, always.
  public func openWriter(_ options: WriterOptions) throws(StoreError) -> any LineWriter {
    throw .readOnlyStore(path: path)
  }
}
