import Synchronization

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a program asks of the disk.
extension TestDisk: FileSystem {
  /// Counts a call that changes something; says whether the power goes during this one.
  private static func count(_ call: String, _ state: inout State) throws(SystemFailure) -> Bool {
    if state.isDead { throw SystemFailure(call: call, code: EIO) }
    state.calls.append(call)
    if let fault = state.fault, fault.calls.contains(state.calls.count) {
      throw SystemFailure(call: call, code: fault.code)
    }
    if state.calls.count == state.crashAt { state.isDead = true }
    return state.isDead
  }

  private func changing<Result: Sendable>(
    _ call: String, _ body: (inout State) throws(SystemFailure) -> Result
  ) throws(SystemFailure) -> Result {
    try state.withLock { (state) throws(SystemFailure) in
      let dies = try Self.count(call, &state)
      let result = try body(&state)
      if dies { throw SystemFailure(call: call, code: EIO) }
      return result
    }
  }

  private func looking<Result: Sendable>(
    _ body: (inout State) throws(SystemFailure) -> Result
  ) throws(SystemFailure) -> Result {
    let action = state.withLock { state -> (@Sendable () -> Void)? in
      state.event?.look -= 1
      guard let event = state.event, event.look == 0 else { return nil }
      state.event = nil
      return event.action
    }
    action?()
    return try state.withLock { (state) throws(SystemFailure) in
      if state.isDead { throw SystemFailure(call: "power", code: EIO) }
      return try body(&state)
    }
  }

  static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private static func file(_ descriptor: Int32, _ state: State) throws(SystemFailure) -> Int {
    guard let file = state.descriptors[descriptor]?.file else {
      throw SystemFailure(call: "descriptor", code: EBADF)
    }
    return file
  }

  func openFile(_ path: String, _ mode: OpenMode) throws(SystemFailure) -> Int32 {
    let exists = try looking { $0.live[path] != nil || $0.folders.contains(path) }
    let creates =
      switch mode {
      case .createNew, .createPrivate: true
      case .createOrOpen: !exists
      default: false
      }
    if creates {
      try changing("create") { (state) throws(SystemFailure) in
        if exists { throw SystemFailure(call: "open", code: EEXIST) }
        state.files.append(File())
        state.live[path] = state.files.count - 1
        state.pending.append(
          Naming(folder: Self.folder(of: path), changes: [(path, state.files.count - 1)]))
      }
    }
    return try looking { (state) throws(SystemFailure) in
      guard state.live[path] != nil || state.folders.contains(path) else {
        throw SystemFailure(call: "open", code: ENOENT)
      }
      state.nextDescriptor += 1
      state.descriptors[state.nextDescriptor] = (path, state.live[path])
      return state.nextDescriptor
    }
  }

  func closeFile(_ descriptor: Int32) {
    state.withLock { state in
      state.descriptors[descriptor] = nil
      state.locks = state.locks.filter { $0.value != descriptor }
    }
  }

  func readBytes(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    let size = buffer.count
    let bytes = try looking { (state) throws(SystemFailure) in
      Array(state.files[try Self.file(descriptor, state)].live.dropFirst(offset).prefix(size))
    }
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  func writeBytes(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    let data = [UInt8](bytes)
    return try changing("write") { (state) throws(SystemFailure) in
      let taken = state.shortWrites ? Array(data.prefix(1)) : data
      let file = try Self.file(descriptor, state)
      let change = Change.write(offset, taken)
      change.apply(to: &state.files[file].live)
      state.files[file].pending.append(change)
      return taken.count
    }
  }

  func setLength(_ descriptor: Int32, to length: Int) throws(SystemFailure) {
    try changing("setLength") { (state) throws(SystemFailure) in
      let file = try Self.file(descriptor, state)
      let change = Change.length(length)
      change.apply(to: &state.files[file].live)
      state.files[file].pending.append(change)
    }
  }

  func syncData(_ descriptor: Int32) throws(SystemFailure) {
    let failed = try state.withLock { (state) throws(SystemFailure) -> SystemFailure? in
      let file = try Self.file(descriptor, state)
      do throws(SystemFailure) {
        if try Self.count("syncData", &state) { throw SystemFailure(call: "syncData", code: EIO) }
      } catch {
        // As on Linux: after a failed sync the pages are clean, and their changes are forgotten.
        if !state.isDead { state.files[file].pending = [] }
        return error
      }
      for change in state.files[file].pending { change.apply(to: &state.files[file].durable) }
      state.files[file].pending = []
      return nil
    }
    if let failed { throw failed }
  }

  func syncFolder(_ descriptor: Int32) throws(SystemFailure) {
    try state.withLock { (state) throws(SystemFailure) in
      guard !(try Self.count("syncFolder", &state)), let open = state.descriptors[descriptor]
      else { throw SystemFailure(call: "syncFolder", code: EIO) }
      for naming in state.pending where naming.folder == open.path {
        for change in naming.changes { state.durable[change.path] = change.file }
      }
      state.pending.removeAll { $0.folder == open.path }
    }
  }

  private static let folderStatus = FileStatus(
    size: 0, inode: .max, device: 1, kind: .folder)

  func status(_ descriptor: Int32) throws(SystemFailure) -> FileStatus {
    try looking { (state) throws(SystemFailure) in
      if let open = state.descriptors[descriptor], state.folders.contains(open.path) {
        return Self.folderStatus
      }
      let file = try Self.file(descriptor, state)
      return FileStatus(size: state.files[file].live.count, inode: UInt64(file), device: 1)
    }
  }

  func status(ofPath path: String) throws(SystemFailure) -> FileStatus? {
    try looking { state in
      if state.folders.contains(path) { return Self.folderStatus }
      return state.live[path].map {
        FileStatus(size: state.files[$0].live.count, inode: UInt64($0), device: 1)
      }
    }
  }

  func kind(ofPath path: String) throws(SystemFailure) -> FileKind? {
    try status(ofPath: path)?.kind
  }

  func renameFile(_ path: String, to newPath: String) throws(SystemFailure) {
    try changing("rename") { (state) throws(SystemFailure) in
      guard let file = state.live[path] else { throw SystemFailure(call: "rename", code: ENOENT) }
      state.live[path] = nil
      state.live[newPath] = file
      state.pending.append(
        Naming(folder: Self.folder(of: path), changes: [(path, nil), (newPath, file)]))
    }
  }

  func removeFile(_ path: String) throws(SystemFailure) {
    try changing("remove") { (state) throws(SystemFailure) in
      guard state.live[path] != nil else { throw SystemFailure(call: "unlink", code: ENOENT) }
      state.live[path] = nil
      state.pending.append(Naming(folder: Self.folder(of: path), changes: [(path, nil)]))
    }
  }

  func makeFolder(_ path: String) throws(SystemFailure) {
    try changing("makeFolder") { state in
      guard state.folders.insert(path).inserted else { return }
      state.files.append(File())
      state.live[path] = state.files.count - 1
      state.pending.append(
        Naming(folder: Self.folder(of: path), changes: [(path, state.files.count - 1)]))
    }
  }

  func makePrivateFolder(_ path: String) throws(SystemFailure) { try makeFolder(path) }

  func listFolder(_ path: String) throws(SystemFailure) -> [String] {
    try looking { (state) throws(SystemFailure) in
      guard state.folders.contains(path) else {
        let code = state.live[path] == nil ? ENOENT : ENOTDIR
        throw SystemFailure(call: "opendir", code: code)
      }
      return state.live.keys.filter { Self.folder(of: $0) == path }.map {
        String($0.dropFirst(path.utf8.count + 1))
      }
    }
  }

  func tryLock(_ descriptor: Int32) throws(SystemFailure) -> Bool {
    try looking { (state) throws(SystemFailure) in
      guard let open = state.descriptors[descriptor] else {
        throw SystemFailure(call: "flock", code: EBADF)
      }
      if !state.locksFolders, state.folders.contains(open.path) {
        throw SystemFailure(call: "flock", code: EBADF)
      }
      // A lock belongs to the file, not to its name; a folder is known by its path here.
      let locked = state.folders.contains(open.path) ? open.path : "\(open.file ?? -1)"
      guard state.locks[locked] == nil || state.locks[locked] == descriptor else { return false }
      state.locks[locked] = descriptor
      return true
    }
  }

  func pause(milliseconds: Int) {}
}
