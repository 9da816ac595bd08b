import Synchronization

@testable import MiloEvents

/// A disk in memory that can fail at the nth call, lose its power there, and show what is left.
///
/// What the program sees (`live`) and what the disk holds (`durable`) differ by the changes made
/// since the last sync of each file or folder. After a power cut, each of these changes may have
/// reached the disk or not, whatever their order; a write may have reached some of its sectors.
final class TestDisk: Sendable {
  static let sector = 512

  enum Change {
    case write(Int, [UInt8])
    case length(Int)

    func apply(to bytes: inout [UInt8]) {
      switch self {
      case .write(let offset, let data):
        let end = offset + data.count
        if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
        bytes.replaceSubrange(offset..<end, with: data)
      case .length(let length):
        bytes = Array(bytes.prefix(length))
        bytes += [UInt8](repeating: 0, count: length - bytes.count)
      }
    }
  }

  struct File {
    var live: [UInt8] = []
    var durable: [UInt8] = []
    var pending: [Change] = []
  }

  /// Names that appear (with their file) or disappear together.
  struct Naming {
    var folder: String
    var changes: [(path: String, file: Int?)]
  }

  struct Fault {
    var calls: ClosedRange<Int>
    var code: Int32
  }

  struct State {
    var files: [File] = []
    var live: [String: Int] = [:]
    var durable: [String: Int] = [:]
    var pending: [Naming] = []
    var folders: Set<String> = []
    var descriptors: [Int32: (path: String, file: Int?)] = [:]
    var locks: [String: Int32] = [:]
    var locksFolders = true
    var nextDescriptor: Int32 = 3
    var calls: [String] = []
    var crashAt: Int?
    var isDead = false
    var fault: Fault?
    var shortWrites = false
    /// What happens at the nth look of a program at the disk, counted from now.
    var event: (look: Int, action: @Sendable () -> Void)?
  }

  let state: Mutex<State>

  init(folder: String) {
    var state = State()
    state.folders = [folder]
    state.files = [File(live: [0x7b, 0x7d], durable: [0x7b, 0x7d])]
    state.live = [folder + "/journal.json": 0]
    state.durable = state.live
    self.state = Mutex(state)
  }

  private init(_ state: State) {
    self.state = Mutex(state)
  }

  /// The names of the calls that change something, in order.
  var calls: [String] { state.withLock { $0.calls } }
  var openDescriptors: Int { state.withLock { $0.descriptors.count } }

  /// Cuts the power during the nth changing call from now.
  func crash(atCall call: Int) {
    state.withLock { $0.crashAt = $0.calls.count + call }
  }

  /// Makes the nth changing call from now fail, and all the following ones if the fault lasts.
  func fail(atCall call: Int, _ code: Int32, lasting: Bool = false) {
    fail(atCalls: call...(lasting ? 1_000_000 : call), code)
  }

  /// Makes a range of changing calls fail, counted from now.
  func fail(atCalls calls: ClosedRange<Int>, _ code: Int32) {
    state.withLock {
      let done = $0.calls.count
      $0.fault = Fault(calls: done + calls.lowerBound...done + calls.upperBound, code: code)
    }
  }

  func repair() {
    state.withLock { $0.fault = nil }
  }

  /// After a cut, brings the program back but not the power: as if it had only been killed.
  func forgetCrash() {
    state.withLock {
      $0.isDead = false
      $0.crashAt = nil
      $0.locks = [:]
    }
  }

  /// Does something at the nth time that a program looks at the disk, counted from now.
  func atLook(_ look: Int, _ action: @escaping @Sendable () -> Void) {
    state.withLock { $0.event = (look, action) }
  }

  /// Whether what was to happen has happened.
  var eventIsOver: Bool { state.withLock { $0.event == nil } }

  func writeOneByteAtATime() {
    state.withLock { $0.shortWrites = true }
  }

  /// As on a share that can lock files and no folders.
  func lockNoFolder() {
    state.withLock { $0.locksFolders = false }
  }

  func bytes(_ path: String) -> [UInt8]? {
    state.withLock { state in state.live[path].map { state.files[$0].live } }
  }

  /// Changes a file as another program would.
  func tamper(_ path: String, _ bytes: [UInt8]?) {
    state.withLock { state in
      state.files.append(File(live: bytes ?? [], durable: bytes ?? []))
      state.live[path] = bytes == nil ? nil : state.files.count - 1
      state.durable[path] = state.live[path]
    }
  }

  func paths(in folder: String) -> [String] {
    state.withLock { $0.live.keys.filter { $0.hasPrefix(folder + "/") }.sorted() }
  }

  /// The disk after a power cut, with the unsynced changes that `survives` chooses.
  func afterPowerCut(survives: () -> Bool) -> TestDisk {
    state.withLock { old in
      var new = State()
      new.files = old.files.map { file in
        var bytes = file.durable
        for change in file.pending { Self.keep(change, in: &bytes, survives) }
        return File(live: bytes, durable: bytes)
      }
      new.durable = old.durable
      for naming in old.pending where survives() {
        for change in naming.changes { new.durable[change.path] = change.file }
      }
      new.folders = old.folders.filter { old.durable[$0] == old.live[$0] || new.durable[$0] != nil }
      // What is in a folder that was lost is lost too, at any depth.
      var count = Int.max
      while new.durable.count < count {
        count = new.durable.count
        new.durable = new.durable.filter { new.folders.contains(TestDisk.folder(of: $0.key)) }
        new.folders = new.folders.filter { old.live[$0] == nil || new.durable[$0] != nil }
      }
      new.live = new.durable
      return TestDisk(new)
    }
  }

  private static func keep(_ change: Change, in bytes: inout [UInt8], _ survives: () -> Bool) {
    guard case .write(let offset, let data) = change else {
      if survives() { change.apply(to: &bytes) }
      return
    }
    // The new length may reach the disk before the data: what is missing then reads as zeros.
    if survives(), bytes.count < offset + data.count {
      Change.length(offset + data.count).apply(to: &bytes)
    }
    var start = offset
    while start < offset + data.count {
      let end = min((start / sector + 1) * sector, offset + data.count)
      if survives() {
        Change.write(start, Array(data[start - offset..<end - offset])).apply(to: &bytes)
      }
      start = end
    }
  }
}
