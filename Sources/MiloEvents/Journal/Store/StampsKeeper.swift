/// Keeps a cache told of what its writer's own appends make of the last segment.
///
/// The cache believes its parts of a segment as long as the file is the same as when its lines were last
/// compared. A writer, alone to write, knows that its appends changed nothing before them: it says what
/// the file has become, so that the lines are not compared again. One look of another hand at the file
/// between two appends, and it says nothing.
struct StampsKeeper: Sendable {
  private let folder: String
  private let system: any FileSystem
  private let segment: Int
  /// The last segment as the writer left it, as long as nobody else wrote to it; nil when the cache did not
  /// believe it to begin with.
  private var last: FileStatus?
  private var known: SegmentStamps
  private var hasWritten = false

  /// What the cache of a store believes of the last segment, as the writer finds it.
  init(_ store: FileStore, segment: Int, _ found: FileStatus?) {
    folder = store.folder + "/" + CacheFile.folderName
    system = store.system
    self.segment = segment
    known = SegmentStamps(folder: folder, on: store.system)
    last = found.flatMap { known.entries[segment]?.status == $0 ? $0 : nil }
  }

  /// The file is looked at before an append.
  mutating func found(_ status: FileStatus) {
    if status != last { last = nil }
  }

  /// An append went to segments, the last of which is open.
  mutating func wrote(_ segments: [Int], _ file: OpenFile?) {
    // Of a segment that the append began, the cache has nothing to believe.
    guard last != nil, segments == [segment], let status = try? file?.status() else {
      last = nil
      return
    }
    last = status
    hasWritten = true
  }

  /// The writer stops, its lock still held.
  func close() {
    guard hasWritten, let last else { return }
    var stamps = SegmentStamps(folder: folder, on: system)
    guard stamps.entries[segment] == known.entries[segment] else { return }
    stamps.entries[segment]?.status = last
    try? stamps.write(to: folder, on: system)
  }
}
