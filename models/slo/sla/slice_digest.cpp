#include "slo/sla/slice_digest.h"

#include "core/format.h"
#include "core/moment.h"

#include <QCryptographicHash>

#include <bit>
#include <string_view>

namespace traceo {
namespace {

constexpr char kLeaf = 0;
constexpr char kInner = 1;
constexpr int kRatioDigits = 9;
static_assert(Objective::kScale == 1'000'000'000);

QByteArrayView viewOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

QByteArray leafHash(std::string_view text)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(&kLeaf, 1));
    hash.addData(viewOf(text));
    return hash.result();
}

QByteArray innerHash(const QByteArray& left, const QByteArray& right)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(&kInner, 1));
    hash.addData(left);
    hash.addData(right);
    return hash.result();
}

/// Whole subtrees so far, the largest first; a leaf at a time, so that no list of all is needed.
class MerkleTree {
public:
    void add(std::string_view text)
    {
        QByteArray node = leafHash(text);
        for (std::size_t rest = m_count++; (rest & 1U) != 0; rest >>= 1U) {
            node = innerHash(m_subtrees.back(), node);
            m_subtrees.pop_back();
        }
        m_subtrees.push_back(std::move(node));
    }
    std::string root() const
    {
        if (m_subtrees.empty())
            return QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex().toStdString();
        QByteArray node = m_subtrees.back();
        for (std::size_t i = m_subtrees.size() - 1; i > 0; --i)
            node = innerHash(m_subtrees[i - 1], node);
        return node.toHex().toStdString();
    }

private:
    std::vector<QByteArray> m_subtrees;
    std::size_t m_count = 0;
};

std::string numberText(double value)
{
    return exactText(value + 0.0).toStdString(); // a zero has no sign
}

} // namespace

std::string ratioText(const Objective& objective)
{
    std::string digits = std::to_string(objective.parts);
    if (digits.size() <= kRatioDigits)
        digits.insert(0, kRatioDigits + 1 - digits.size(), '0');
    digits.insert(digits.size() - kRatioDigits, ".");
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.'))
        digits.pop_back();
    return digits;
}

const char* evaluatedWord(bool isByServer)
{
    return isByServer ? "server" : "local";
}

const char* excludedWord(std::optional<Exclusion::Mode> mode)
{
    if (!mode)
        return "";
    return *mode == Exclusion::Mode::Good ? "good" : "drop";
}

std::string headText(const SliceRows& table)
{
    std::string text = "traceo-slices/1," + table.slo + ',' + ratioText(table.objective) + ',' + table.method.word();
    if (!table.method.isOfTime())
        return text;
    const bool hasTarget = table.method.kind == BudgetingMethod::Kind::Timeslices;
    text += ',' + std::to_string(table.method.slice / std::chrono::seconds(1)) + ',';
    return hasTarget ? text + ratioText(table.method.sliceTarget) : text;
}

std::string rowText(const SliceRows& table, std::size_t row)
{
    const Slice& slice = table.counted[row];
    std::string text = toRfc3339(slice.end);
    for (const double value : {slice.good, slice.total, slice.observedSeconds, slice.uncertain, slice.undecided, slice.flagged})
        text += ',' + numberText(value);
    text += std::string(",") + excludedWord(table.excluded[row]);
    if (table.method.isOfTime())
        text += ',' + numberText(table.judged[row].good) + ',' + numberText(table.judged[row].total);
    return text;
}

std::string merkleRoot(const std::vector<std::string>& leaves)
{
    MerkleTree tree;
    for (const std::string& leaf : leaves)
        tree.add(leaf);
    return tree.root();
}

std::string sliceRoot(const SliceRows& table)
{
    MerkleTree tree;
    tree.add(headText(table));
    for (std::size_t row = 0; row < table.size(); ++row)
        tree.add(rowText(table, row));
    return tree.root();
}

} // namespace traceo
