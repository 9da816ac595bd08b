import MiloCore
import MiloEvents

extension Arguments {
  /// The coffre that `--coffre`, MILO_COFFRE or the person's defaults name; nil when none does.
  ///
  /// - Parameter path: the folder of the journal; that of the options or the environment when nil.
  /// - Throws: a folder that is no coffre, or a coffre that is not apart from the journal.
  func coffre(
    _ console: Console, journal path: String? = nil
  ) throws(Failure) -> FolderKeyStore? {
    let variable = console.environment("MILO_COFFRE") ?? ""
    let folder =
      self[SharedOptions.coffre] ?? (variable.isEmpty ? console.configuration[.coffre] : variable)
    guard let folder else { return nil }
    try checkApart(folder, path ?? journal(console))
    return try opening { () throws(KeyStoreError) in try FolderKeyStore(folder) }
  }
}

/// Runs what may fail in a coffre, and says it with the right exit code.
func opening<Result>(
  _ body: () throws(KeyStoreError) -> Result
) throws(Failure) -> Result {
  do throws(KeyStoreError) {
    return try body()
  } catch {
    let advice: String? =
      if case .notAKeyStore(let path) = error { "« milo cle coffre \(path) »" } else { nil }
    throw Failure(code: .refus, message: error.description, advice: advice)
  }
}

/// Refuses to write anywhere in a journal or a coffre.
func checkOutsideJournals(_ path: String) throws(Failure) {
  for marker in [JournalIdentity.fileName, FolderKeyStore.markerName] {
    guard let folder = enclosingFolder(of: path, holding: marker) else { continue }
    throw Failure(
      code: .refus,
      message:
        "« \(path) » serait dans « \(folder) », un journal ou un coffre : choisissez un autre endroit"
    )
  }
}

/// The nearest folder around a path, at any depth, that holds a file of that name; nil without any, or
/// when the path's own folder does not exist.
func enclosingFolder(of path: String, holding name: String) -> String? {
  let slash = path.lastIndex(of: "/")
  let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  guard var folder = try? realPath(parent) else { return nil }
  while true {
    if fileExists(folder + "/" + name) { return folder }
    guard let slash = folder.lastIndex(of: "/"), folder.count > 1 else { return nil }
    folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
  }
}

/// A coffre and a journal must not go together where one of them is copied (06.5).
private func checkApart(_ coffre: String, _ journal: String) throws(Failure) {
  // What does not exist is refused where it is opened, with its own words.
  guard let inner = try? realPath(coffre), let outer = try? realPath(journal) else { return }
  let isInside = (inner + "/").hasPrefix(outer + "/")
  guard isInside || (outer + "/").hasPrefix(inner + "/") else { return }
  throw Failure(
    code: .refus,
    message: "le coffre « \(coffre) » et le journal « \(journal) » sont l’un dans l’autre : "
      + "gardez-les à part, car un journal se copie et se confie")
}
