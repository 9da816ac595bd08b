import MiloCore
import MiloEvents

/// A composition that was chosen, with the pictures that it names.
struct CompositionChoisie: Sendable {
  /// What the page shows.
  var composition: Composition
  /// Where it comes from, as the page says it.
  var origine: OrigineDeComposition
  /// The pictures found, by the names that the composition gives them.
  var images: [String: [UInt8]]
}

extension Console {
  /// The composition asked for, else the one that the journal declares; nil for the library's own.
  ///
  /// - Parameters:
  ///   - lecture: the journal, where a name that is no file is looked for; nil where only a file will do.
  ///   - tableaux: the declared tables that it may name.
  mutating func composition(
    _ arguments: Arguments, _ lecture: Lecture?, _ tableaux: [Tableau]
  ) throws(Failure) -> CompositionChoisie? {
    let asked = arguments[RapportCommand.composition]
    if let lecture, asked.map(isCode) ?? true {
      let code = asked ?? Composition.codeDuRapport
      if let found = lecture.composition(code) {
        return CompositionChoisie(
          composition: found.composition, origine: .journal(code: code, ligne: found.ligne),
          images: try images(found.composition.images, in: arguments[RapportCommand.documents]))
      }
      if asked != nil { throw Self.inconnue(code, lecture) }
    }
    guard let path = asked else { return nil }
    let bytes = try imported(path)
    let composition = try naming(path) { () throws(FormeError) in
      let composition = try Composition(json: bytes)
      try composition.verifier(tableaux)
      return composition
    }
    let slash = path.lastIndex(of: "/")
    let folder =
      arguments[RapportCommand.documents] ?? slash.map { String(path[..<$0]) } ?? "."
    return CompositionChoisie(
      composition: composition, origine: .fichier(sha256: composition.sha256),
      images: try images(composition.images, in: folder))
  }

  /// The failure of a name that is neither a file nor a composition of the journal.
  private static func inconnue(_ code: String, _ lecture: Lecture) -> Failure {
    let known = lecture.codesDesCompositions
    let said =
      known.isEmpty
      ? "qui n’en déclare aucune" : "qui déclare : \(known.joined(separator: ", "))"
    return Failure(
      code: .refus,
      message: "« \(code) » n’est ni un fichier, ni une composition du journal, \(said)"
    ).conseillant(
      nearest(to: code, among: known).map { "--\(RapportCommand.composition.name) \($0)" }
        ?? "« milo rapport --\(RapportCommand.modele.name) » en écrit une, à changer")
  }

  /// Whether what was typed may be the code of a composition of the journal: a file wins.
  private func isCode(_ typed: String) -> Bool {
    !typed.contains("/") && typed != "-" && (try? fileStatus(typed)) == nil
  }

  /// The pictures of a folder, by name or by the SHA-256 of their bytes; those that it lacks are left out.
  mutating func images(
    _ names: [String], in folder: String?
  ) throws(Failure) -> [String: [UInt8]] {
    guard let folder else { return [:] }
    var images: [String: [UInt8]] = [:]
    var hashed: [String: [UInt8]]?
    for name in names {
      if Digest(hex: name) != nil {
        if hashed == nil { hashed = try hashes(of: folder) }
        images[name] = hashed?[name.lowercased()]
      } else if !name.hasPrefix("/"), !name.split(separator: "/").contains("..") {
        let path = "\(folder)/\(name)"
        guard let found = try? fileStatus(path), found.kind == .file else { continue }
        images[name] = try contents(of: path)
      }
    }
    return images
  }

  /// The files of a folder by the SHA-256 of their bytes, in hexadecimal; those of its own folders left out.
  private mutating func hashes(of folder: String) throws(Failure) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    do throws(SystemError) {
      for name in try folderNames(folder) {
        guard try fileStatus("\(folder)/\(name)")?.kind == .file else { continue }
        let bytes: [UInt8]
        do throws(Failure) { bytes = try contents(of: "\(folder)/\(name)") } catch { continue }
        files["\(SHA256.hash(bytes))"] = bytes
      }
    } catch {
      throw Failure(code: .refus, message: "« \(folder) » ne peut être lu : \(error)")
    }
    return files
  }
}
