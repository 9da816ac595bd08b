// Files to import are read whole, and come from anywhere: what never ends, or never begins, is refused.

extension Console {
  /// How much is read of one file or pipe, in bytes.
  private static let largestImport = 2 << 30

  /// The bytes of a file to import, or of the standard input for `-`.
  ///
  /// - Throws: what cannot be read; a pipe, a device or a folder in place of a file, at once; zero bytes,
  ///   which no text holds; more than two gibibytes.
  mutating func imported(_ path: String) throws(Failure) -> [UInt8] {
    if path == "-" {
      var input = input
      defer { self.input = input }
      return try Self.whole(path) { () throws(SystemError) in try input.read(upTo: 1 << 16) }
    }
    let read: Result<[UInt8], Failure>
    do throws(SystemError) {
      read = try withFile(path) { descriptor in
        do throws(Failure) {
          return .success(
            try Self.whole(path) { () throws(SystemError) in
              try readSome(1 << 16, from: descriptor)
            })
        } catch {
          return .failure(error)
        }
      }
    } catch {
      throw Self.unreadable(path, "\(error)")
    }
    return try read.get()
  }

  private static func whole(
    _ path: String, _ read: () throws(SystemError) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let more: [UInt8]
      do throws(SystemError) {
        more = try read()
      } catch {
        throw unreadable(path, "\(error)")
      }
      if more.isEmpty { return bytes }
      bytes += more
      // UTF-16 has a refusal of its own, which says what to do.
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      if more.contains(0), !isUTF16 || bytes.count > 1 << 20 {
        throw unreadable(path, "il contient des octets nuls, que n’a aucun texte")
      }
      if bytes.count > largestImport {
        throw unreadable(path, "il dépasse deux gibioctets ; découpez-le")
      }
    }
  }

  private static func unreadable(_ path: String, _ reason: String) -> Failure {
    Failure(code: .refus, message: "« \(path) » ne peut être lu : \(reason)")
  }
}
