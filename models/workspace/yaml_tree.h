#pragma once
// Builds the located tree from yaml-cpp's events and refuses what must not pass: anchors, aliases,
// tags, keys given twice, too many nodes, too deep a nesting, a document that nothing announces.
// One thread at a time.

#include "workspace/yaml_reader.h"
#include "workspace/yaml_text.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <unordered_map>

namespace traceo {

/// Thrown through the parser; caught by readYamlText.
struct YamlMistake {
    Error error;
    int line = 0; ///< from 1; 0: the whole text's
};

class YamlTree : public YAML::EventHandler {
public:
    static constexpr int kMaxNodes = 100'000;
    static constexpr int kMaxDepth = 64;
    static constexpr int kMaxDocuments = 1'000;

    /// Requires: `text` outlives the tree.
    YamlTree(const YamlText& text, YamlDocuments allowed);

    std::vector<ConfigNode> takeDocuments() { return std::move(m_documents); }
    /// The begin of the innermost list or mapping that is still open; of the last event if none is.
    Location lastOpen() const;
    Location lastEvent() const { return m_last; }

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override;
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;
    void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

private:
    struct Frame {
        ConfigNode::Kind kind;
        Location at;
        std::vector<ConfigNode> items;
        std::vector<ConfigNode::Member> members;
        std::unordered_map<std::string, Location> keys;
        std::optional<ConfigNode> key; ///< of the member whose value comes next
    };

    Location locate(const YAML::Mark& mark);
    void count(const Location& at, const std::string& tag);
    void open(ConfigNode::Kind kind, const YAML::Mark& mark, const std::string& tag);
    void close();
    void place(ConfigNode node);
    void placeKey(Frame& frame, ConfigNode node);
    [[noreturn]] static void refuse(const Location& at, const QString& expected, const QString& found, const QString& hint = {});
    [[noreturn]] static void refuseSize(const Location& at, const QString& expected);

    const YamlText& m_text;
    YamlDocuments m_allowed;
    std::vector<ConfigNode> m_documents;
    std::vector<Frame> m_frames;
    Location m_last;
    int m_begun = 0;
    int m_nodes = 0;
    // Where the last event stood, so that a long line is counted once.
    int m_line = 0;
    int m_byteColumn = 0;
    int m_column = 0;
};

} // namespace traceo
