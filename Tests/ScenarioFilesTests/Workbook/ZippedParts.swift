import CZip
import Foundation

/// Parts zipped as a workbook's are.
enum ZippedParts {
  /// A zip file of some parts, in order of name.
  static func bytes(_ parts: [String: [UInt8]]) -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("choujian-\(UUID().uuidString).zip")
    defer { try? FileManager.default.removeItem(at: file) }
    guard let archive = zip_open(file.path, ZIP_CREATE | ZIP_TRUNCATE, nil) else { return [] }
    var buffers: [UnsafeMutableBufferPointer<UInt8>] = []
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) {
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, content.count))
      _ = buffer.initialize(from: content)
      buffers.append(buffer)
      let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(content.count), 0)
      _ = zip_file_add(archive, name, source, 0)
    }
    _ = zip_close(archive)
    for buffer in buffers { buffer.deallocate() }
    return (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []
  }

  /// A zip file of texts.
  static func bytes(_ parts: [String: String]) -> [UInt8] { bytes(parts.mapValues { Array($0.utf8) }) }
}
