import Dispatch
import Foundation

/// What a run of the program left.
struct Outcome {
  /// Exit code, or the number of the signal that killed it.
  var code: Int32
  /// Whether a signal killed it.
  var isKilled: Bool
  /// Standard output.
  var out: String
  /// Standard error.
  var err: String

  /// The exit code as a shell would state it, so that a killed program is never taken for one that ended.
  var shellCode: Int32 { isKilled ? 128 + code : code }
}

/// Something that keeps a test from being made at all.
struct TestFailure: Error, CustomStringConvertible {
  var description: String
}

/// The built program, run from outside.
enum Program {
  /// The folder of the scenarios that are shipped.
  static let scenarios = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    .appendingPathComponent("Scenarios")

  /// The executable, which lies beside the running tests or a few folders above a bundle.
  static func executable() throws -> URL {
    var starts = CommandLine.arguments.filter { $0.contains(".xctest") }
    starts += [Bundle.main.executablePath, Bundle.main.bundlePath].compactMap { $0 }
    starts += Bundle.allBundles.map(\.bundlePath).filter { $0.hasSuffix(".xctest") }
    var tried: [String] = []
    for start in starts {
      var folder = URL(fileURLWithPath: start).resolvingSymlinksInPath()
      for _ in 1...4 {
        folder = folder.deletingLastPathComponent()
        let file = folder.appendingPathComponent("choujian")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue,
          FileManager.default.isExecutableFile(atPath: file.path)
        {
          return file
        }
        tried.append(folder.path)
      }
    }
    throw TestFailure(description: "the executable choujian is in none of \(tried); build it before these tests")
  }

  /// Runs the program to its end.
  static func run(_ arguments: [String], locale: String? = nil) throws -> Outcome {
    try start(arguments, locale: locale).wait()
  }

  /// Runs a line of the shell to its end, in which `"$choujian"` is the program.
  static func shell(_ line: String, _ arguments: [String] = []) throws -> Outcome {
    try Running(
      URL(fileURLWithPath: "/bin/bash"), ["-c", line, "bash"] + arguments,
      environment: ["choujian": try executable().path]
    ).wait()
  }

  /// Starts the program.
  static func start(_ arguments: [String], locale: String? = nil) throws -> Running {
    try Running(try executable(), arguments, environment: locale.map { ["LC_ALL": $0] } ?? [:])
  }
}

/// A program that runs, with what it says going into files, so that no pipe can fill up.
final class Running {
  private let process = Process()
  private let said = try? TemporaryFolder()
  private let ended = DispatchSemaphore(value: 0)

  init(_ executable: URL, _ arguments: [String], environment: [String: String]) throws {
    guard let said else { throw TestFailure(description: "no temporary folder") }
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let outputs = try ["out", "err"].map { name in
      try Data().write(to: said[name])
      return try FileHandle(forWritingTo: said[name])
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = outputs[0]
    process.standardError = outputs[1]
    let ended = ended
    process.terminationHandler = { _ in ended.signal() }
    try Signals.asInAShell { try process.run() }
    for output in outputs { try output.close() }
  }

  /// Whether it has not ended.
  var isRunning: Bool { process.isRunning }

  /// Sends a signal, unless it has ended.
  func send(_ signal: Int32) { if isRunning { kill(process.processIdentifier, signal) } }

  /// Waits until the program catches a signal, as the kernel says, or has ended.
  func waitUntilCatching(_ signal: Int32) throws {
    let began = ContinuousClock.now
    while isRunning {
      let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
      let mask = status?.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }?.split(separator: "\t").last
      if let mask, let caught = UInt64(mask, radix: 16), caught & (1 << UInt64(signal - 1)) != 0 { return }
      if ContinuousClock.now - began > .seconds(60) {
        throw TestFailure(description: "choujian \(process.arguments ?? []) did not come to catch signals in a minute")
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// Waits for the end; a program that hangs is killed and is a failure.
  func wait() throws -> Outcome {
    if ended.wait(timeout: .now() + 120) == .timedOut {
      send(SIGKILL)
      throw TestFailure(description: "choujian \(process.arguments ?? []) did not end in two minutes")
    }
    guard let said else { throw TestFailure(description: "no temporary folder") }
    return Outcome(
      code: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal,
      out: try said.text("out"), err: try said.text("err"))
  }
}
