#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A parser that reads what strangers give: it may refuse anything, and must survive everything.
enum Cible: String, CaseIterable {
  case ligne, json, csv, modele, note, politique, preuve, jeton, page

  /// Reads an input.
  ///
  /// A trap, a fault of memory, a time without end or a broken law below is a find.
  func lire(_ octets: [UInt8]) {
    switch self {
    case .ligne: lireLigne(octets)
    case .json: lireJSON(octets)
    case .csv: lireCSV(octets)
    case .modele: lireModele(octets)
    case .note: lireNote(octets)
    case .politique: lirePolitique(octets)
    case .preuve: lirePreuve(octets)
    case .jeton: lireJeton(octets)
    case .page: lirePage(octets)
    }
  }

  /// The target that the environment asks for.
  static let demandee: Cible = {
    let name = getenv("MILO_CIBLE").map { String(cString: $0) } ?? ""
    guard let cible = Cible(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      print("MILO_CIBLE = « \(name) » ; attendu \(names)")
      exit(2)
    }
    return cible
  }()
}

/// What libFuzzer calls, once per input.
@_cdecl("LLVMFuzzerTestOneInput")
public func lireUneEntree(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Cible.demandee.lire(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// A law that must hold of every input; what breaks it is kept by the fuzzer as a crash.
func loi(_ holds: Bool, _ name: String) {
  if !holds { fatalError("loi rompue : \(name)") }
}
