#include "widgets/large_image.h"

#ifdef __linux__
#include <sys/mman.h>

#include <cstdlib>
#endif

namespace traceo {

#ifdef __linux__
QImage largeImage(QSize size)
{
    constexpr std::size_t kPage = std::size_t{2} << 20;
    const std::size_t row = std::size_t(size.width()) * sizeof(QRgb);
    const std::size_t bytes = (row * std::size_t(size.height()) + kPage - 1) / kPage * kPage;
    if (bytes < 2 * kPage)
        return {size, QImage::Format_RGB32};
    void* const memory = std::aligned_alloc(kPage, bytes);
    if (memory == nullptr)
        return {size, QImage::Format_RGB32};
    (void)::madvise(memory, bytes, MADV_HUGEPAGE); // a wish: small pages do as well
    return {static_cast<uchar*>(memory), size.width(), size.height(), qsizetype(row), QImage::Format_RGB32, std::free, memory};
}
#else
QImage largeImage(QSize size)
{
    return {size, QImage::Format_RGB32};
}
#endif

} // namespace traceo
