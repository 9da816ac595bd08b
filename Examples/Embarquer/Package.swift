// swift-tools-version: 6.2
import PackageDescription

// Applications that embed Milo, as somebody else's package does: `make embed` builds them and runs their
// tests.
let package = Package(
  name: "Embarquer",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "Milo", path: "../..")],
  targets: [
    .target(
      name: "VisiteADomicile",
      dependencies: [
        .product(name: "MiloEvents", package: "Milo"), .product(name: "MiloCore", package: "Milo"),
      ]),
    .testTarget(
      name: "VisiteADomicileTests",
      dependencies: ["VisiteADomicile", .product(name: "MiloTestKit", package: "Milo")]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "MagasinSQLite",
      dependencies: ["CSQLite", .product(name: "MiloEvents", package: "Milo")]),
    .testTarget(
      name: "MagasinSQLiteTests",
      dependencies: [
        "MagasinSQLite", .product(name: "MiloCore", package: "Milo"),
        .product(name: "MiloTestKit", package: "Milo"),
      ]),
  ]
)
