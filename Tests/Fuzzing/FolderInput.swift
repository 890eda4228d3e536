/// Several files as one input: a line `=== NAME` before each.
struct FolderInput {
  /// Files by name.
  var files: [String: [UInt8]]

  init(files: [String: [UInt8]]) { self.files = files }

  /// Takes an input apart; what stands before the first name is left out.
  init(_ input: [UInt8]) {
    files = [:]
    var name: String?
    for line in input.split(separator: 10, omittingEmptySubsequences: false) {
      if line.starts(with: Self.mark) {
        name = String(decoding: line.dropFirst(Self.mark.count), as: UTF8.self)
      } else if let name {
        files[name, default: []] += line + [10]
      }
    }
  }

  /// The input.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      bytes += Self.mark + Array(name.utf8) + [10] + content
      if bytes.last != 10 { bytes.append(10) }
    }
    return bytes
  }

  /// Files whose names begin in a certain way, under the rest of their names.
  func files(under prefix: String) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for (name, content) in files where name.hasPrefix(prefix) { found[String(name.dropFirst(prefix.count))] = content }
    return found
  }

  private static let mark = Array("=== ".utf8)
}
