import MiloEvents
import Testing

@Suite struct `The messages of the proof layer` {
  @Test func `say what was found, what was expected and what to do`() {
    let messages: [(any Error, String)] = [
      (
        ProofError.indexOutsideTree(index: 8, size: 1),
        "la ligne 8 n’est pas dans le journal scellé, qui compte 1 ligne "
          + "(la première porte le numéro 0)"
      ),
      (
        WitnessError.head(.rollback(signed: 12, found: 10)),
        "un journal de 12 lignes a déjà été signé, celui-ci n’en compte que 10 : "
          + "des lignes ont été retirées. Ne signez pas ; retrouvez le journal complet"
      ),
      (
        TrustError.checkpoint(.note(.noTrustedSignature(names: ["a", "b"]))),
        "aucune signature d’une clé connue ; signataires trouvés : a, b. "
          + "Donnez la clé publique (vkey) du journal"
      ),
      (
        NoteKeyError.keyIDMismatch(found: 1, expected: 0xc74f_20a3),
        "l’identifiant de la clé est 00000001, celui calculé est c74f20a3 : "
          + "le nom ou la clé a été modifié. Recopiez la clé entière"
      ),
      (TileError.entryTooLong(found: 65_536), "une ligne fait 65536 octets ; le maximum est 65535"),
      (
        ProofBundleError.policy(.quorumNotReached(cosigners: [])),
        "les témoins exigés n’ont pas tous signé ; témoins trouvés : aucun. "
          + "Demandez les signatures manquantes"
      ),
    ]
    for (error, message) in messages { #expect("\(error)" == message) }
  }

  @Test func `give the line of a policy`() {
    #expect("quorum") {
      try TrustPolicy(parsing: "\nquorum x\n".utf8)
    } throws: {
      "\($0)"
        == "ligne 2 de la politique de confiance : « x » n’est défini sur aucune ligne "
        + "précédente ; définissez-le avant"
    }
  }
}
