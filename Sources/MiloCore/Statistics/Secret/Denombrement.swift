import MiloEvents

/// A sum of measures, with what it counts: two sums of the same youths are the same count, wherever they stand.
struct Denombrement: Hashable, Sendable {
  var valeur: Int128 = 0
  /// The marks of the youths, or of the lines of the journal, added up; 0 where nothing was marked.
  ///
  /// It adds up as the value does: what is a sum for every journal is a sum of these too, and what is
  /// one by chance is not.
  var empreinte: UInt64 = 0
  /// Whether youths are counted, rather than events, things or amounts.
  var isDeJeunes = false

  /// Whether it is more than 0 and nobody knows what it counts.
  var isOpaque: Bool { valeur != 0 && empreinte == 0 }

  /// Whether it counts few youths, and at least one.
  func isPetit(_ seuil: Int) -> Bool { isDeJeunes && valeur > 0 && valeur < Int128(seuil) }

  static func + (left: Denombrement, right: Denombrement) -> Denombrement {
    Denombrement(
      valeur: left.valeur + right.valeur, empreinte: left.empreinte &+ right.empreinte,
      isDeJeunes: left.isDeJeunes || right.isDeJeunes)
  }
}

/// Marks of 64 bits that stand for a youth or a line in the sums of a period.
enum Empreinte {
  /// What makes marks: with a secret, nobody else can make that of a youth.
  struct Cle: Hashable, Sendable {
    /// The secret; none for marks that stay in the process, always the same.
    private let secret: [UInt8]

    init(secret: [UInt8] = []) { self.secret = secret }

    /// A key that nobody knows, for marks that are written.
    static func secrete() -> Cle { Cle(secret: RandomBytes.make(32)) }

    /// What makes the marks of a period differ from those of another.
    func sel(_ periode: Periode) -> UInt64 {
      let days = UInt64(UInt32(bitPattern: periode.debut.day)) << 32
      let own = days | UInt64(UInt32(bitPattern: periode.fin.day))
      return Empreinte.melange(secret.isEmpty ? own : own ^ hache("periode"))
    }

    /// The mark of a youth.
    func marque(_ identifiant: String, _ periode: Periode) -> UInt64 {
      Empreinte.melange(hache(identifiant) ^ sel(periode))
    }

    private func hache(_ text: String) -> UInt64 {
      guard secret.isEmpty else {
        return HMACSHA256.code(of: Array(text.utf8), key: secret).bytes.prefix(8)
          .reduce(0) { $0 << 8 | UInt64($1) }
      }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash
    }
  }

  /// Spreads a number over 64 bits.
  @inline(__always)
  static func melange(_ number: UInt64) -> UInt64 {
    var z = number &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension TablesSommees {
  /// A sum of measures, with what it counts.
  func denombrement(_ terme: Terme, table: String, ligne: String) -> Denombrement {
    terme.parts.reduce(Denombrement()) { $0 + denombrement($1, table: table, ligne: ligne) }
  }
}

extension TablesComptees {
  /// A measure with what it counts; nobody on a line or table never met.
  func denombrement(_ part: Terme.Part, table: String, ligne: String) -> Denombrement {
    let table = part.table ?? table
    guard let comptee = tables[table] else { return Denombrement() }
    return comptee.compteur.denombrement(place(part.ligne ?? ligne, table: table), part.mesure)
  }
}
