// swift-tools-version: 6.2
import PackageDescription

// The fuzz targets stand in a package of their own: they need instruments that the product must not have.
// `scripts/fuzz` builds this library with them and links it with libFuzzer.
let package = Package(
  name: "MiloFuzz",
  platforms: [.macOS(.v26)],
  products: [.library(name: "MiloFuzz", type: .static, targets: ["MiloFuzz"])],
  dependencies: [.package(name: "Milo", path: "..")],
  targets: [
    .target(
      name: "MiloFuzz",
      dependencies: [
        .product(name: "MiloEvents", package: "Milo"), .product(name: "MiloCore", package: "Milo"),
      ])
  ]
)
