#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

guard (2...3).contains(CommandLine.arguments.count) else {
  print("usage : milo-bench DOSSIER [JOURNAL], un journal où écrire")
  exit(2)
}
// First: its memory is measured.
if CommandLine.arguments.count == 3 {
  try LiveBench(path: CommandLine.arguments[2]).run()
}
try AppendBench(folder: CommandLine.arguments[1]).run()
try HashBench(folder: CommandLine.arguments[1]).run()
