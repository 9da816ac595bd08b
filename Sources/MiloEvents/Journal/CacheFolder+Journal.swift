#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension CacheFolder {
  /// The cache of a journal.
  ///
  /// - Parameter folder: a folder that holds the caches of several journals; nil for the journal's own folder.
  /// - Returns: nil for a journal that is no folder, unless a folder is given; for a store of one's own; and in
  ///   a program that reads lines of former types: what they say then depends on its code.
  public init?(of journal: Journal, in folder: String? = nil) {
    guard Catalogue.upcasters.isEmpty else { return nil }
    let (place, own, system): (String, String?, any FileSystem)
    switch journal.store {
    case let store as FileStore:
      (place, own, system) = (store.folder, store.folder + "/" + CacheFile.folderName, store.system)
    case let store as BareFileStore:
      (place, own, system) = (store.path, nil, SystemFileSystem())
    default: return nil
    }
    if let folder {
      let name = SHA256.hash(Array(Self.absolute(place).utf8)).description.prefix(16)
      self.init(path: folder + "/" + name, on: system)
    } else if let own {
      self.init(path: own, on: system)
    } else {
      return nil
    }
  }

  /// A path without links; as it is when nothing stands there.
  private static func absolute(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }
}
