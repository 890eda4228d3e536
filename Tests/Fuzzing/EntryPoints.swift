import Foundation

/// Fuzzing of one reader by libFuzzer: `Fuzzing --target=NAME`, then libFuzzer's own options and folders.
@main
enum Fuzzing {
  static func main() {
    run = FuzzRun(CommandLine.arguments)
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      fuzzerDriver(&count, &arguments) { data, size in
        run?.test([UInt8](UnsafeBufferPointer(start: data, count: size)))
        return 0
      })
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func fuzzerDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Changes an input in place.
@_cdecl("LLVMFuzzerCustomMutator")
public func fuzzerCustomMutator(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int, _ seed: CUnsignedInt
) -> Int {
  let changed = run?.mutate([UInt8](UnsafeBufferPointer(start: data, count: size)), seed: UInt64(seed)) ?? []
  let kept = changed.prefix(limit)
  for (place, byte) in kept.enumerated() { data[place] = byte }
  return kept.count
}

/// libFuzzer's own changes of bytes, guided by what the program compares them with.
func changedByFuzzer(_ bytes: [UInt8], growingBy room: Int = 16) -> [UInt8] {
  var buffer = bytes + [UInt8](repeating: 0, count: room)
  let size = buffer.withUnsafeMutableBufferPointer { buffer in
    buffer.baseAddress.map { fuzzerMutate($0, bytes.count, bytes.count + room) } ?? 0
  }
  return Array(buffer.prefix(size))
}

@_silgen_name("LLVMFuzzerMutate")
private func fuzzerMutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int) -> Int

/// The one run of this process; libFuzzer calls from one thread.
nonisolated(unsafe) private var run: FuzzRun?
