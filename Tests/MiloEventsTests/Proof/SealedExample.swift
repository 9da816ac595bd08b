/// Three events sealed from end to end, and a cosigned checkpoint; the keys are those of RFC 8032's
/// tests.
enum SealedExample {
  static let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
  static let vkey =
    "ledger.example/books/main+d2fa4524+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
  static let skey =
    "PRIVATE+KEY+ledger.example/books/main+d2fa4524+AZ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"

  static let lines = [
    #"""
    {"data":{"assetclass":"equity","currency":"EUR","isin":"LU0378449770","quantity":"12.5"},"data\#
    contenttype":"application/json","id":"01J000000000000000000000A1","recordedtime":"2025-03-01T0\#
    9:00:01.000Z","sequence":"00000000000000000000","source":"https://ledger.example/books/main","\#
    specversion":"1.0","subject":"portfolio/p-1","time":"2025-02-28T16:30:00Z","type":"example.led\#
    ger.trade.recorded.v1"}
    """#,
    #"""
    {"causationid":"01J000000000000000000000A1","correlationid":"batch-7","data":{"amount":"-3.20"\#
    ,"currency":"EUR"},"datacontenttype":"application/json","id":"01J000000000000000000000A2","rec\#
    ordedtime":"2025-03-01T09:00:01.000Z","sequence":"00000000000000000001","source":"https://ledg\#
    er.example/books/main","specversion":"1.0","subject":"portfolio/p-1","time":"2025-02-28T16:30:\#
    00Z","type":"example.ledger.fee.charged.v1"}
    """#,
    #"""
    {"authid":"auditor-3","authtype":"user","data":{"balance":"12.5","isin":"LU0378449770"},"datac\#
    ontenttype":"application/json","id":"01J000000000000000000000A3","recordedtime":"2025-03-02T08\#
    :00:00.000Z","sequence":"00000000000000000002","source":"https://ledger.example/books/main","s\#
    pecversion":"1.0","subject":"portfolio/p-1","time":"2025-02-28T23:59:59Z","type":"example.ledg\#
    er.balance.asserted.v1"}
    """#,
  ]

  static let bundle = """
    c2sp.org/tlog-proof@v1
    index 1
    3Fh+jDChmXwdP2/SKjs9MGLJ7eQDvuCa5chG+YPU/Q0=
    Kx06GN/xtEMknVCwFTFUsE7gSjF2r9dgg4E+itV00Qo=

    ledger.example/books/main
    3
    RPh6Js6ykuoOKMbe/qTWWznklS+z6/cMXbjpEfkUFt8=

    — ledger.example/books/main 0vpFJBv8Xq8PuPlBiEcA4Hpax7DgsRDMJmsiuNzyinxKtGfXaPTuVYfVFQ\
    Xho+3imaxdz3VNjau7l+cTYp1YV/Tysw4=

    """

  static let auditVkey =
    "example.com/audit+57840a0c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
  static let witnessSeed =
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
  static let witnessVkey =
    "witness.example.com/w1+e8498172+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM"

  static let cosigned = """
    example.com/audit
    100
    E/iJFcVg3JEaHaD7IJ2EoglxBR8pTr60KPs/wpOvJ0M=

    — example.com/audit V4QKDKHLLriVbXKbyKo8y2GGv1O+ptp+hy6/3npnCsteVvGo8IExYJtgkOCAyPVFSB\
    rQDlxs6d845kgXMbvZspBc3g0=
    — witness.example.com/w1 6EmBcgAAAABkGFDLs9Jlxqs6zwITVTyO5AZFvBPV3AFJLHxv3mQ2x/u+tuyQq\
    N/dGabEh+w/WOIbqICzWpFsuaDQV18pgu+qyUt9AA==

    """
}
