/// What an answer of a time-stamping authority says, before it is verified.
struct UnverifiedTimestamp {
  let imprint: Digest
  let time: RecordedTime
  let authorityName: String?
}

#if canImport(CryptoKit)
  /// Apple's libraries read no RFC 3161: every question is refused.
  enum TimestampBackend {
    static func read(_ response: [UInt8]) throws(TimestampError) -> UnverifiedTimestamp {
      throw .unavailable
    }

    static func verify(
      _ response: [UInt8], under pem: [UInt8], at time: RecordedTime
    ) throws(TimestampError) {
      throw .unavailable
    }

    static func check(_ response: [UInt8], answers request: [UInt8]) throws(TimestampError) {
      throw .unavailable
    }

    static func checkCertificates(_ pem: [UInt8]) throws(TimestampError) {
      throw .unavailable
    }
  }
#else
  import MiloCLibcrypto

  /// RFC 3161 by OpenSSL's libcrypto; callers have bounded every length.
  enum TimestampBackend {
    static func read(_ response: [UInt8]) throws(TimestampError) -> UnverifiedTimestamp {
      let answer = try Answer(response)
      guard let stamp = TS_TST_INFO_get_msg_imprint(answer.info),
        let imprint = TS_MSG_IMPRINT_get_msg(stamp), let digest = Digest(imprint.content),
        answer.isSHA256(stamp)
      else { throw .otherAlgorithm }
      guard let time = answer.time else { throw .unreadable }
      return UnverifiedTimestamp(imprint: digest, time: time, authorityName: answer.signerName)
    }

    static func verify(
      _ response: [UInt8], under pem: [UInt8], at time: RecordedTime
    ) throws(TimestampError) {
      let answer = try Answer(response)
      let store = try store(pem)
      guard let context = TS_VERIFY_CTX_new() else {
        X509_STORE_free(store)
        throw .unavailable
      }
      defer { TS_VERIFY_CTX_free(context) }
      // The context frees the store.
      _ = TS_VERIFY_CTX_set_store(context, store)
      _ = TS_VERIFY_CTX_set_flags(context, Int32(TS_VFY_SIGNATURE | TS_VFY_VERSION))
      let parameters = X509_STORE_get0_param(store)
      // A token outlives the certificate that signed it: what counts is that it was valid then.
      X509_VERIFY_PARAM_set_time(parameters, time_t(time.milliseconds / 1000))
      // What the reader gave is trusted as it is, be it a root, what stands under it, or the signer itself.
      _ = X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_PARTIAL_CHAIN))
      // 112 bits: neither SHA-1 nor short keys in the chain.
      X509_VERIFY_PARAM_set_auth_level(parameters, 2)
      guard TS_RESP_verify_response(context, answer.response) == 1 else {
        throw milo_take_error_reason() == TS_R_CERTIFICATE_VERIFY_ERROR
          ? .otherAuthority : .falseSignature
      }
    }

    static func check(_ response: [UInt8], answers request: [UInt8]) throws(TimestampError) {
      let answer = try Answer(response)
      guard let asked = whole(request, d2i_TS_REQ, TS_REQ_free) else { throw .unreadableRequest }
      defer { TS_REQ_free(asked) }
      // A request without a nonce is answered by any token.
      guard let nonce = TS_REQ_get_nonce(asked) else { return }
      guard let repeated = TS_TST_INFO_get_nonce(answer.info),
        ASN1_INTEGER_cmp(nonce, repeated) == 0
      else { throw .otherRequest }
    }

    static func checkCertificates(_ pem: [UInt8]) throws(TimestampError) {
      X509_STORE_free(try store(pem))
    }

    /// The certificates of a file, trusted; whoever asks frees them.
    private static func store(_ pem: [UInt8]) throws(TimestampError) -> OpaquePointer {
      guard let store = X509_STORE_new() else { throw .unavailable }
      var count = 0
      // An encrypted certificate is one that cannot be read: without this word, somebody would be asked for it.
      var password: CChar = 0
      let reason: Int32 = pem.withUnsafeBytes { bytes in
        defer { ERR_clear_error() }
        guard let file = BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count)) else { return 0 }
        defer { BIO_free(file) }
        while let certificate = PEM_read_bio_X509(file, nil, nil, &password) {
          defer { X509_free(certificate) }
          guard X509_STORE_add_cert(store, certificate) == 1 else { return 0 }
          count += 1
        }
        // The end of the file, where no other certificate begins.
        return milo_take_error_reason()
      }
      guard count > 0, reason == PEM_R_NO_START_LINE else {
        X509_STORE_free(store)
        throw .noCertificate
      }
      return store
    }
  }

  /// An answer that was taken apart, and that holds a token.
  private struct Answer: ~Copyable {
    let response: OpaquePointer
    let info: OpaquePointer
    private let token: UnsafeMutablePointer<PKCS7>

    init(_ bytes: [UInt8]) throws(TimestampError) {
      guard let response = whole(bytes, d2i_TS_RESP, TS_RESP_free) else { throw .unreadable }
      guard
        let status = TS_RESP_get_status_info(response).flatMap({ TS_STATUS_INFO_get0_status($0) })
      else {
        TS_RESP_free(response)
        throw .unreadable
      }
      let code = ASN1_INTEGER_get(status)
      guard code == TS_STATUS_GRANTED || code == TS_STATUS_GRANTED_WITH_MODS else {
        TS_RESP_free(response)
        throw .notGranted(code)
      }
      guard let token = TS_RESP_get_token(response), let info = TS_RESP_get_tst_info(response)
      else {
        TS_RESP_free(response)
        throw .unreadable
      }
      (self.response, self.token, self.info) = (response, token, info)
    }

    deinit { TS_RESP_free(response) }

    func isSHA256(_ imprint: OpaquePointer) -> Bool {
      var object: OpaquePointer?
      X509_ALGOR_get0(&object, nil, nil, TS_MSG_IMPRINT_get_algo(imprint))
      return OBJ_obj2nid(object) == NID_sha256
    }

    /// The time of the token; nil when it is none of the years that a line can hold.
    var time: RecordedTime? {
      guard let found = TS_TST_INFO_get_time(info), let start = ASN1_TIME_set(nil, 0) else {
        return nil
      }
      defer { ASN1_STRING_free(start) }
      var (days, seconds): (Int32, Int32) = (0, 0)
      guard ASN1_TIME_diff(&days, &seconds, start, found) == 1 else {
        ERR_clear_error()
        return nil
      }
      let time = RecordedTime(milliseconds: (Int64(days) * 86_400 + Int64(seconds)) * 1000)
      return RecordedTime.lisibles.contains(time) ? time : nil
    }

    /// What the certificate of the signer is called: its common name, else its organisation.
    var signerName: String? {
      defer { ERR_clear_error() }
      guard let signers = PKCS7_get0_signers(token, nil, 0) else { return nil }
      defer { OPENSSL_sk_free(signers) }
      guard let signer = OPENSSL_sk_value(signers, 0),
        let subject = X509_get_subject_name(OpaquePointer(signer))
      else { return nil }
      for field in [NID_commonName, NID_organizationName] {
        let place = X509_NAME_get_index_by_NID(subject, field, -1)
        guard place >= 0, let entry = X509_NAME_get_entry(subject, place),
          let name = X509_NAME_ENTRY_get_data(entry)
        else { continue }
        var text: UnsafeMutablePointer<UInt8>?
        let count = ASN1_STRING_to_UTF8(&text, name)
        guard count > 0, let text else { continue }
        defer { CRYPTO_free(text, #file, #line) }
        return String(
          decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
      }
      return nil
    }
  }

  /// Reads a value that takes all the bytes; nil when they are anything else.
  private func whole(
    _ bytes: [UInt8],
    _ read: (
      UnsafeMutablePointer<OpaquePointer?>?, UnsafeMutablePointer<UnsafePointer<UInt8>?>?, Int
    ) -> OpaquePointer?, _ free: (OpaquePointer?) -> Void
  ) -> OpaquePointer? {
    bytes.withUnsafeBufferPointer { buffer in
      var end = buffer.baseAddress
      defer { ERR_clear_error() }
      guard !bytes.isEmpty, let value = read(nil, &end, buffer.count) else { return nil }
      guard end == buffer.baseAddress.map({ $0 + buffer.count }) else {
        // What follows the value was not written by who wrote it.
        free(value)
        return nil
      }
      return value
    }
  }

  extension UnsafeMutablePointer<ASN1_OCTET_STRING> {
    /// The bytes of the string.
    fileprivate var content: UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(
        start: ASN1_STRING_get0_data(self), count: Int(max(0, ASN1_STRING_length(self))))
    }
  }
#endif
