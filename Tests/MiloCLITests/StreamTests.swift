import MiloCore
import MiloEvents
import Synchronization
import Testing

@testable import milo

@Suite struct `An output` {
  private final class Chunks: Sendable {
    let all = Mutex<[[UInt8]]>([])
  }

  @Test(arguments: [0, 1, 3, 100])
  func `hands over every byte once, in order`(limit: Int) {
    let chunks = Chunks()
    var output = Output(limit: limit) { bytes in
      chunks.all.withLock { $0.append(bytes) }
      return nil
    }
    output.write("élan")
    output.write([0x21])
    output.write("")
    output.flush()
    output.flush()
    let written = chunks.all.withLock { $0 }
    #expect(written.flatMap { $0 } == Array("élan!".utf8))
    #expect(written.allSatisfy { !$0.isEmpty })
    #expect(written.count == (limit < 5 ? 2 : 1))
  }

  @Test func `stops writing at the first problem`() {
    let chunks = Chunks()
    var output = Output(limit: 0) { bytes in
      chunks.all.withLock { $0.append(bytes) }
      return .brokenPipe
    }
    output.write("un")
    #expect(output.isClosed && output.isReaderGone)
    output.write("deux")
    output.flush()
    #expect(chunks.all.withLock { $0 } == [Array("un".utf8)])
  }
}

@Suite struct `An input` {
  @Test(arguments: 1...8)
  func `is read whole by pieces of any size`(size: Int) throws {
    var input = Input("un été")
    var bytes: [UInt8] = []
    while true {
      let more = try input.read(upTo: size)
      if more.isEmpty { break }
      #expect(more.count <= size)
      bytes += more
    }
    #expect(bytes == Array("un été".utf8))
  }
}

@Suite struct `A progress bar` {
  private final class Time: Sendable {
    let now = Mutex(Duration.zero)
    let drawn = Mutex("")
  }

  private func console(_ time: Time, isTerminal: Bool) -> Console {
    var console = testConsole()
    console.err = Output(isTerminal: isTerminal, limit: 0) { bytes in
      time.drawn.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
      return nil
    }
    console.clocks.elapsed = { time.now.withLock { $0 } }
    return console
  }

  @Test func `waits a second, draws each percentage once, then goes`() {
    let time = Time()
    let bar = ProgressBar("Lecture", on: console(time, isTerminal: true))
    bar.advance(to: 20, of: 200)
    #expect(time.drawn.withLock { $0 }.isEmpty)
    time.now.withLock { $0 = .seconds(1) }
    bar.advance(to: 100, of: 200)
    bar.advance(to: 101, of: 200)
    bar.finish()
    let half = String(repeating: "█", count: 15) + String(repeating: "░", count: 15)
    #expect(time.drawn.withLock { $0 } == "\rLecture \(half) 50 %\r\u{1B}[K")
  }

  @Test func `is told how far the reading of a journal has come`() throws {
    let told = Mutex<[String]>([])
    let folder = FolderJournal()
    folder.run("importer", folder.file("l.jsonl", line("e1") + "\n"))
    _ = try Lecture(Journal(path: folder.path)) { done, total in
      told.withLock { $0.append("\(done)/\(total)") }
    }
    #expect(told.withLock { $0 } == ["1/1"])
  }

  @Test func `never shows on what is not a terminal`() {
    let time = Time()
    let bar = ProgressBar("Lecture", on: console(time, isTerminal: false))
    time.now.withLock { $0 = .seconds(9) }
    bar.advance(to: 1, of: 2)
    bar.finish()
    #expect(time.drawn.withLock { $0 }.isEmpty)
  }
}
