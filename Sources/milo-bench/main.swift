#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

guard CommandLine.arguments.count == 2 else {
  print("usage : milo-bench DOSSIER")
  exit(2)
}
try AppendBench(folder: CommandLine.arguments[1]).run()
try HashBench(folder: CommandLine.arguments[1]).run()
