#include "history/packing.h"

#include <QCoreApplication>

#include <zlib.h>
#include <zstd.h>

namespace traceo::history {
namespace {

constexpr int kLevel = 1; // higher levels gain less than a twentieth on these bytes
constexpr std::size_t kWorthTrying = 24;

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

ZSTD_CCtx* compressor()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context = [] {
        ZSTD_CCtx* made = ZSTD_createCCtx();
        ZSTD_CCtx_setParameter(made, ZSTD_c_compressionLevel, kLevel);
        ZSTD_CCtx_setParameter(made, ZSTD_c_checksumFlag, 0); // the blob has its own
        ZSTD_CCtx_setParameter(made, ZSTD_c_contentSizeFlag, 0);
        return std::unique_ptr<ZSTD_CCtx, FreeContext>(made);
    }();
    return context.get();
}

ZSTD_DCtx* decompressor()
{
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    return context.get();
}

} // namespace

void writePacked(ByteWriter& out, std::string_view raw)
{
    if (raw.size() >= kWorthTrying) {
        std::string packed(ZSTD_compressBound(raw.size()), '\0');
        const std::size_t size = ZSTD_compress2(compressor(), packed.data(), packed.size(), raw.data(), raw.size());
        if (!ZSTD_isError(size) && size < raw.size() - raw.size() / 20) {
            out.byte(1);
            out.varint(raw.size());
            out.text(std::string_view(packed).substr(0, size));
            return;
        }
    }
    out.byte(0);
    out.text(raw);
}

RawBytes readPacked(ByteReader& in, std::size_t limit)
{
    const std::uint8_t flag = in.byte();
    if (flag > 1) {
        in.fail();
        return {};
    }
    const std::uint64_t size = flag == 1 ? in.varint() : 0;
    const std::string_view bytes = in.text();
    if (!in.ok() || size > limit || bytes.size() > limit + 64) {
        in.fail();
        return {};
    }
    if (flag == 0)
        return {bytes.begin(), bytes.end()};
    RawBytes raw(static_cast<std::size_t>(size));
    const std::size_t got = ZSTD_decompressDCtx(decompressor(), raw.data(), raw.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(got) || got != raw.size())
        in.fail();
    return raw;
}

std::uint32_t checksum(std::string_view bytes)
{
    const auto* start = reinterpret_cast<const Bytef*>(bytes.data());
    return std::uint32_t(crc32_z(0, start, bytes.size()));
}

std::string sealed(std::uint8_t version, std::string_view content)
{
    ByteWriter out;
    out.byte(version);
    out.raw(content);
    out.fixed<std::uint32_t>(checksum(out.bytes()));
    return out.take();
}

Result<std::string_view> unsealed(std::string_view blob, std::uint8_t newestVersion)
{
    if (blob.size() < 5)
        return corruptBytes(QCoreApplication::translate("History", "a blob of %1 bytes").arg(qlonglong(blob.size())));
    const std::string_view body = blob.substr(0, blob.size() - 4);
    ByteReader tail(blob.substr(body.size()));
    if (tail.fixed<std::uint32_t>() != checksum(body))
        return corruptBytes(QCoreApplication::translate("History", "a checksum that does not fit"));
    const auto version = std::uint8_t(body[0]);
    if (version == 0 || version > newestVersion)
        return Error{ErrorCode::NewerVersion,
                     {},
                     QCoreApplication::translate("History", "format version %1 or older").arg(newestVersion),
                     QCoreApplication::translate("History", "version %1").arg(version),
                     {}};
    return body.substr(1);
}

Error corruptBytes(const QString& found)
{
    return {ErrorCode::Corrupt,
            {},
            QCoreApplication::translate("History", "bytes as they were written"),
            found,
            QCoreApplication::translate("History", "The rest of the history is not touched by this.")};
}

} // namespace traceo::history
