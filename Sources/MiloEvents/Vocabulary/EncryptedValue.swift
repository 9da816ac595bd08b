// What stands for a value that a key hides (08.1.16).

/// Whether a value is `{"chiffre":"v1","n":base64,"c":base64}` (08.1.16).
func isEncryptedValue(_ value: JSONValue) -> Bool {
  guard case .object(let object) = value, object.members.count == 3,
    object["chiffre"] == "v1", let nonce = object["n"]?.string, let sealed = object["c"]?.string
  else { return false }
  return isBase64(nonce.utf8) && isBase64(sealed.utf8)
}

/// Whether bytes are base64 with its padding.
func isBase64(_ text: some BidirectionalCollection<UInt8>) -> Bool {
  let digits = text.prefix { $0 != UInt8(ascii: "=") }
  let padding = text.count - digits.count
  return !digits.isEmpty && text.count % 4 == 0 && padding <= 2
    && text.suffix(padding).allSatisfy { $0 == UInt8(ascii: "=") }
    && digits.allSatisfy {
      ($0 != UInt8(ascii: "_") && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-")
        && codeByte($0)) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
    }
}
